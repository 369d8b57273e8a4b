/** What DuckDB says of a statement, in two parts. */
interface Told {
  /** What is wrong, in one line. */
  readonly message: string;
  /** What may have been meant, and the line of the statement with a caret under the place. */
  readonly excerpt: readonly string[];
}

/** Lines that are shown at most: a statement may be of any size, and DuckDB repeats one of its lines. */
const MAX_LINES = 20;

/** The whole message of DuckDB, as lines that keep a caret under what it points at. */
export function tellDuckDb(text: string): Told {
  // A tab is one column for DuckDB, and escapes of it would be two.
  const [message = '', ...more] = text.replaceAll('\t', ' ').split('\n');
  const lines = more.map((line) => line.trimEnd()).slice(0, MAX_LINES);
  while (lines.at(-1) === '') lines.pop();
  return { message, excerpt: lines[0] === '' ? lines.slice(1) : lines };
}

/** What DuckDB says where neither a statement nor its rows are at fault; it finds no file where raw items are read by a select that is not incremental. */
const NOT_OF_STATEMENT =
  /^(?:INTERRUPT|IO|Out of Memory|Fatal|FATAL|INTERNAL|TransactionContext) Error(?!: No files found)/;

/** Whether an error is one that DuckDB has for a statement, and not for being interrupted, for the machine or for a mistake of its own. */
export function isOfStatement(error: unknown): error is Error {
  return (
    error instanceof Error && /^[A-Z][A-Za-z ]* Error: /.test(error.message) && !NOT_OF_STATEMENT.test(error.message)
  );
}
