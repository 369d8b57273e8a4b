import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { SourceError } from '../ports/source-error.ts';
import { isPublicAddress } from './public-address.ts';

/** Where an answer from `from` sends the reader on: over https, without a user, to no address of a private network; throws SourceError (`source.redirect`). */
export function redirectTarget(location: string, from: URL): URL {
  const to = URL.parse(location, from.href);
  if (to === null) throw new SourceError('source.redirect', `${from.host} redirects to what is not a URL`);
  const led = `${from.host} redirects to ${to.host}`;
  if (to.protocol !== 'https:')
    throw new SourceError('source.redirect', `${led} over ${to.protocol.slice(0, -1)}, not https`);
  if (to.username !== '' || to.password !== '')
    throw new SourceError('source.redirect', `${led} with a user or a password`);
  const address = to.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) !== 0 && !isPublicAddress(address))
    throw new SourceError('source.redirect', `${led}, which is not public`);
  return to;
}

/**
 * Resolves names as `resolve` does, but fails with SourceError (`source.redirect`) when any address is not public. It is asked as the
 * connection is made, so that a name cannot resolve to one address for the check and to another for the request.
 */
export function publicLookup(resolve: LookupFunction = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const [first] = addresses ?? [];
      if (error !== null) callback(error, '');
      else if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
        callback(new SourceError('source.redirect', `a redirect leads to ${hostname}, which is not public`), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
