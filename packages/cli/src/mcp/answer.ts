import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { visible } from '@quote-elt/runtime';
import { describeError } from '../errors/describe-error.ts';

/** An answer of a tool has at most so many characters: an agent reads all of it. */
export const MAX_ANSWER = 100_000;

/** JSON as the answer of a tool, and beside it what was noticed on the way. */
export function answer(value: unknown, notes: readonly string[] = []): CallToolResult {
  const json = JSON.stringify(value);
  if (json.length > MAX_ANSWER)
    return refusal([`the answer has ${json.length} characters: ask for fewer days or rows`]);
  return { content: [json, ...notes].map((text) => ({ type: 'text', text: visible(text) })) };
}

/** Why a tool has no answer, in the lines that the command line would show. */
export function refusal(lines: readonly string[]): CallToolResult {
  const text = lines.map(visible).join('\n').slice(0, MAX_ANSWER);
  return { isError: true, content: [{ type: 'text', text }] };
}

/** An error as a refusal. */
export function refusalOf(error: unknown): CallToolResult {
  return refusal(describeError(error, false));
}
