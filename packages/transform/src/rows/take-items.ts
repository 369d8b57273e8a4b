import { crc32 } from 'node:zlib';
import type { QueryCommand } from '@aws-sdk/client-dynamodb';
import { splitItems } from './split-items.ts';

/** The answer's bytes are not those that DynamoDB sent; the SDK retries it like any broken connection. */
export class ChecksumError extends Error {
  readonly $retryable = {};

  constructor(expected: string, actual: number) {
    super(`the answer's x-amz-crc32 is ${expected}, but its bytes have ${actual}`);
    this.name = 'ChecksumError';
  }
}

/**
 * Makes a Query give the bytes of its items to `take` and the SDK an answer without them, so that rows never become
 * JavaScript objects. It stands next to the wire: signing, retries and errors stay the SDK's.
 */
export function takeItems(command: QueryCommand, take: (items: Uint8Array) => void): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (!isAnswer(response) || response.statusCode !== 200) return result;
      const body = await bytesOf(response.body);
      verify(body, response.headers['x-amz-crc32']);
      const { items, rest } = splitItems(body);
      take(items);
      response.body = Buffer.from(rest);
      return result;
    },
    { name: 'takeItems', step: 'deserialize', priority: 'low' },
  );
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

function isAnswer(response: unknown): response is Answer {
  return typeof response === 'object' && response !== null && 'statusCode' in response && 'body' in response;
}

async function bytesOf(body: Answer['body']): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function verify(body: Buffer, expected: string | undefined): void {
  if (expected === undefined) return;
  const actual = crc32(body);
  if (Number(expected) !== actual) throw new ChecksumError(expected, actual);
}
