import { crc32 } from 'node:zlib';
import type { QueryCommand } from '@aws-sdk/client-dynamodb';
import { BrokenAnswerError } from '../errors/errors.ts';
import { splitWholeAnswer } from './whole-answer.ts';

/**
 * Makes a Query give the bytes of its items to `take` and the SDK an answer without them, so that rows never become
 * JavaScript objects. It stands next to the wire: signing, retries and errors stay the SDK's. What is not a whole answer is
 * a BrokenAnswerError, which the SDK retries.
 */
export function takeItems(command: QueryCommand, collect: CollectBytes, take: (items: Uint8Array) => void): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (!isAnswer(response) || response.statusCode !== 200) return result;
      const body = await collect(response.body);
      verify(body, response.headers['x-amz-crc32']);
      const { items, rest } = splitWholeAnswer(body);
      take(items);
      Object.assign(response, { body: Buffer.from(rest) });
      return result;
    },
    { name: 'takeItems', step: 'deserialize', priority: 'low' },
  );
}

/** Puts the chunks of a body together. */
export type CollectBytes = (chunks: AsyncIterable<Uint8Array>) => Promise<Buffer>;

/** Collects into one buffer, again and again: what it gave is overwritten by the next body, and nothing is left to the garbage collector. */
export function reusedBuffer(): CollectBytes {
  let buffer = Buffer.allocUnsafe(2 ** 21);
  return async (chunks) => {
    let length = 0;
    for await (const chunk of chunks) {
      if (length + chunk.length > buffer.length) {
        buffer = Buffer.concat([buffer.subarray(0, length)], 2 * (length + chunk.length));
      }
      buffer.set(chunk, length);
      length += chunk.length;
    }
    return buffer.subarray(0, length);
  };
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array>;
}

function isAnswer(response: unknown): response is Answer {
  if (typeof response !== 'object' || response === null || !('statusCode' in response) || !('body' in response))
    return false;
  return typeof response.body === 'object' && response.body !== null && Symbol.asyncIterator in response.body;
}

function verify(body: Buffer, expected: string | undefined): void {
  if (expected === undefined) return;
  const actual = crc32(body);
  if (Number(expected) !== actual)
    throw new BrokenAnswerError(`has the x-amz-crc32 ${expected}, but its bytes have ${actual}`);
}
