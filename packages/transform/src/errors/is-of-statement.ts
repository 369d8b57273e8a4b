/** What DuckDB says where neither a statement nor its rows are at fault; it finds no file where raw items are read by a select that is not incremental. */
const NOT_OF_STATEMENT =
  /^(?:INTERRUPT|IO|Out of Memory|Fatal|FATAL|INTERNAL|TransactionContext) Error(?!: No files found)/;

/** Whether an error is one that DuckDB has for a statement, and not for being interrupted, for the machine or for a mistake of its own. */
export function isOfStatement(error: unknown): error is Error {
  return (
    error instanceof Error && /^[A-Z][A-Za-z ]* Error: /.test(error.message) && !NOT_OF_STATEMENT.test(error.message)
  );
}
