import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** An HTTP answer whose body, already decompressed, is still to be read, or to be destroyed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: Readable;
}

/** How a request is sent. */
interface SendOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Resolves the name on a connection of its own, never one that is open already; without it as the system does. */
  readonly lookup?: LookupFunction;
}

/** Sends a GET; rejects with what the network throws. */
export type SendRequest = (url: URL, options: SendOptions) => Promise<HttpAnswer>;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Sends a GET over http or https. Not by `fetch`: only here a `lookup` can judge the address that is connected to. */
export const sendRequest: SendRequest = (url, { headers, signal, lookup }) => {
  const get = url.protocol === 'https:' ? getSecure : getPlain;
  const encodings = 'gzip, deflate, br';
  const options = {
    headers: { 'accept-encoding': encodings, ...headers },
    signal,
    ...(lookup === undefined ? {} : { lookup, agent: false }),
  };
  return new Promise((resolve, reject) => {
    get(url, options, (message) => {
      resolve({
        status: message.statusCode ?? 0,
        headers: { get: (name) => headerOf(message, name) },
        body: decoded(message),
      });
    }).on('error', reject);
  });
};

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The body without its compression; an encoding that is not known is left on it, and then reads as no JSON. */
function decoded(message: IncomingMessage): Readable {
  const decoder = DECODERS[message.headers['content-encoding']?.trim().toLowerCase() ?? '']?.();
  // `pipeline` passes the error of either stream on to the reader of the last one, so the callback has nothing to do.
  return decoder === undefined ? message : pipeline(message, decoder, () => undefined);
}
