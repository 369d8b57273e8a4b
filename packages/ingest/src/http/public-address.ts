import { BlockList, isIPv4 } from 'node:net';

/** IPv4 that is not the public internet, by address and prefix length (IANA special-purpose address registry, multicast, reserved). */
const SPECIAL_IPV4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The part of IPv6 that is routed on the public internet, and what within it is not: protocols, documentation, IPv4 within (6to4). */
const GLOBAL_IPV6: readonly [string, number][] = [['2000::', 3]];
const SPECIAL_IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** IPv4 as a network without it writes it (RFC 6052): as public as the address within. */
const NAT64 = '64:ff9b::';
const NAT64_PREFIX = 96;

const special4 = listOf('ipv4', SPECIAL_IPV4);
const special6 = listOf('ipv6', [
  ...SPECIAL_IPV6,
  ...SPECIAL_IPV4.map(([net, prefix]): [string, number] => [`${NAT64}${net}`, NAT64_PREFIX + prefix]),
]);
const global6 = listOf('ipv6', [...GLOBAL_IPV6, [NAT64, NAT64_PREFIX]]);

/** Whether an IP address is on the public internet: not loopback, private, link-local, shared, multicast or reserved; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
}
