import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { asRecord, type JsonObject, parseJson } from '@quote-elt/runtime';
import { closeServer, listenOnLoopback } from './loopback.ts';

/** A server on loopback that speaks the JSON protocol of AWS's services. */
export interface AwsJsonServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts such a server; `answer` sends the response to an operation such as `PutItem` with its input. */
export async function startAwsJsonServer(
  answer: (operation: string, input: JsonObject, response: ServerResponse) => Promise<void>,
): Promise<AwsJsonServer> {
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    await answer(operation, asRecord(parseJson(await text(request))) ?? {}, response);
  });
  const endpoint = await listenOnLoopback(server);
  return { endpoint, close: () => closeServer(server) };
}

/** Sends the headers of an answer: its type, the checksum of its body, and the length unless it is to be kept back. */
export function startAwsJson(response: ServerResponse, body: string, withLength = true): void {
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.setHeader('x-amz-crc32', crc32(body));
  if (withLength) response.setHeader('content-length', Buffer.byteLength(body));
  response.flushHeaders();
}

/** Sends a whole answer. */
export function sendAwsJson(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  startAwsJson(response, body);
  response.end(body);
}
