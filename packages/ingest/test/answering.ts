import { Readable } from 'node:stream';
import type { SendRequest } from '../src/http/send-request.ts';

/** What an address answers: a body at status 200, or a status and where it redirects to. */
type Answer = string | readonly [status: number, location: string];

/** Sends nothing: each address gives its answer, and `asked` is told of it. An address without one throws. */
export function answering(
  answers: Readonly<Record<string, Answer>>,
  asked: (address: string) => void = () => undefined,
): SendRequest {
  return async (url) => {
    asked(url.href);
    const answer = answers[url.href];
    if (answer === undefined) throw new Error(`${url.href} was asked`);
    const [status, location, body] = typeof answer === 'string' ? [200, null, answer] : [...answer, ''];
    const headers = { get: (name: string) => (name === 'location' ? location : null) };
    return { status, headers, body: Readable.from([Buffer.from(body)]) };
  };
}
