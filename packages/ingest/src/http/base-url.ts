const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether an API may be asked at this address: over https, or over plain http on this machine. */
export function isSafeScheme({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

/**
 * Why `given` cannot be the address of an API, in words that follow its name; undefined if it can. They never repeat what
 * was given, since it may hold a password.
 */
export function baseUrlProblem(given: string): string | undefined {
  const url = URL.parse(given);
  if (url === null || /[\s\p{Cc}]/u.test(given)) return 'is not a URL';
  if (url.username !== '' || url.password !== '') return 'must not hold a user or a password';
  if (/[?#]/.test(given)) return 'must not have a query or a fragment';
  if (!isSafeScheme(url)) return 'must begin with https://, or with http:// on loopback';
  if (!/^[A-Za-z0-9.:[\]_-]+$/.test(url.host)) return 'must name a host of letters, digits, dots and hyphens';
  return undefined;
}

/**
 * An address without a `baseUrlProblem` as settings keep it: one spelling, and in its path an escape for each sign that not
 * every reader takes alike.
 */
export function keptBaseUrl(given: string): string {
  const { protocol, host, pathname } = new URL(given);
  const path = pathname.replace(/[^A-Za-z0-9._~!$&'()*+,;=:%/-]/g, encodeURIComponent);
  return `${protocol}//${host}${path === '/' ? '' : path}`;
}
