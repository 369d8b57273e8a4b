import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from '../../src/http/public-address.ts';

test.each(['8.8.8.8', '93.184.215.14', '172.15.255.255', '172.32.0.0', '2606:4700::1', '64:ff9b::8.8.8.8'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('what is no address is not public', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isPublicAddress(`x${text}`)).toBe(false);
    }),
  );
});

test('an IPv4 address is as public behind NAT64 as it is by itself', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublicAddress(address));
    }),
  );
});
