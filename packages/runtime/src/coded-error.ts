/** What an error carries besides its message. */
export interface CodedErrorOptions {
  /** What the reader should do about it, in one line. */
  readonly hint?: string;
  /** Further lines of what happened, such as the place in a statement that a caret points at. */
  readonly excerpt?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The base of every error of ours: a stable dotted `code` that callers match, never the text. */
export class CodedError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly excerpt: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: CodedErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = options.hint;
    this.excerpt = options.excerpt ?? [];
    this.details = options.details ?? {};
  }
}
