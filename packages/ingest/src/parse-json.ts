import { showForeign, showText } from '@quote-elt/runtime';
import { SourceNotJsonError, SourceUnreadableError } from './errors.ts';

/**
 * The value of a JSON text; a number that JavaScript would write otherwise, such as an id of twenty digits, is kept as the
 * text it was. Throws SourceNotJsonError, and SourceUnreadableError where the text is nested too deep.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, asWritten);
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new SourceNotJsonError(`the body is not JSON: ${showText(text, 100)}`, { cause });
    throw new SourceUnreadableError(`the body cannot be read (${showForeign(cause)}): ${showText(text, 100)}`, {
      cause,
    });
  }
}

function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}
