import { pathText } from '../schema/path-text.ts';

/** Where a value lies in an item: keys of maps, places in lists. */
export type Path = readonly (string | number)[];

/**
 * What the codec cannot keep as it is: `codec.value` on the way to DynamoDB, `codec.attribute` on the way back. Compare the
 * code: a process may hold this class twice, as ES module and as CommonJS.
 */
export class CodecError extends TypeError {
  override readonly name = 'CodecError';
  readonly code: 'codec.value' | 'codec.attribute';
  /** Keys and places that lead to it; empty for the item itself. */
  readonly path: Path;

  constructor(code: CodecError['code'], path: Path, problem: string) {
    super(`${path.length === 0 ? 'item' : pathText(path)}: ${problem}`);
    this.code = code;
    this.path = path;
  }
}
