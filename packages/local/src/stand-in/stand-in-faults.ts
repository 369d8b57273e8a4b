import type { ServerResponse } from 'node:http';

/** Ways in which an API fails, each as the answer it gives. */
const ANSWERS = {
  'server-error': (response) => json(response, 500, { statusCode: 500, statusMessage: 'Internal server error' }),
  'rate-limited': (response) => {
    response.setHeader('Retry-After', '60');
    json(response, 429, { statusCode: 429, statusMessage: 'Too many requests' });
  },
  'rate-limited-silently': (response) => json(response, 429, { error: 'slow down' }),
  html: (response) => {
    response.writeHead(503, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><html><body><h1>Application error</h1></body></html>');
  },
  'invalid-json': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`[{"text": "it\\'s broken"}]`);
  },
  'error-at-200': (response) => json(response, 200, { error_code: 17, message: 'try again later' }),
  'empty-object': (response) => json(response, 200, {}),
  'empty-list': (response) => json(response, 200, []),
  hang: () => undefined,
  drip: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
  },
  reset: (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('[{"_id":');
    setImmediate(() => response.destroy());
  },
  huge: (response) => json(response, 200, [{ text: 'x'.repeat(2_000_000) }]),
} as const satisfies Record<string, (response: ServerResponse) => void>;

/** The name of a way to fail. */
export type StandInFault = keyof typeof ANSWERS;

/** Answers a request in the way of `fault`. */
export function misbehave(fault: StandInFault, response: ServerResponse): void {
  ANSWERS[fault](response);
}

/** Answers with a JSON body. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
