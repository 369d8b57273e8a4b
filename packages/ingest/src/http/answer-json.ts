import { showForeign, showText } from '@quote-elt/runtime';
import { SourceError } from '../ports/source-error.ts';

/**
 * The value of a JSON text; a number that JavaScript would write otherwise, such as an id of twenty digits, is kept as the
 * text it was. Throws SourceError (`source.not_json`; `source.unreadable` where the text is nested too deep).
 */
export function answerJson(text: string): unknown {
  try {
    return JSON.parse(text, asWritten);
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new SourceError('source.not_json', `the body is not JSON: ${showText(text, 100)}`, { cause });
    throw new SourceError(
      'source.unreadable',
      `the body cannot be read (${showForeign(cause)}): ${showText(text, 100)}`,
      {
        cause,
      },
    );
  }
}

function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}
