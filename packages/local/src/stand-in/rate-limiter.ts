import type { ServerResponse } from 'node:http';

const RATE_LIMIT_PER_MINUTE = 180;

/** Counts requests against a limit in fixed windows of a minute, and reports them in three headers; false once it is exceeded. */
export function rateLimiter(now: () => Date): (response: ServerResponse) => boolean {
  let window = Number.NaN;
  let used = 0;
  return (response) => {
    const ms = now().getTime();
    const current = Math.floor(ms / 60_000);
    if (current !== window) used = 0;
    window = current;
    used++;
    response.setHeader('RateLimit-Limit', RATE_LIMIT_PER_MINUTE);
    response.setHeader('RateLimit-Remaining', Math.max(0, RATE_LIMIT_PER_MINUTE - used));
    response.setHeader('RateLimit-Reset', 60 - Math.floor((ms % 60_000) / 1000));
    return used <= RATE_LIMIT_PER_MINUTE;
  };
}
