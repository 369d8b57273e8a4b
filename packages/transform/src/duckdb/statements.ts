import { type DuckDBConnection, type DuckDBExtractedStatements, StatementType } from '@duckdb/node-api';

/**
 * How many statements a text holds, by DuckDB's own parser. A PIVOT counts as one, although the parser takes it apart.
 * Throws the parser's error if the text is no SQL.
 */
export async function countStatements(connection: DuckDBConnection, sql: string): Promise<number> {
  const extracted = await extract(connection, sql);
  if (extracted === undefined) return 0;
  if (extracted.count === 1) return 1;
  const explained = await extract(connection, `explain ${sql}`).catch(() => undefined);
  return explained !== undefined && (await isOnePivot(explained)) ? 1 : extracted.count;
}

/** Statements that reach for files, which a bound on folders alone would let write beside what they may read. */
const REACHING: ReadonlySet<StatementType> = new Set([
  StatementType.COPY,
  StatementType.EXPORT,
  StatementType.COPY_DATABASE,
  StatementType.ATTACH,
]);

/** Whether a text of one statement would write or attach files. */
export async function reachesForFiles(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const extracted = await extract(connection, sql);
  const type = extracted?.count === 1 ? await typeOf(extracted, 0) : undefined;
  if (type !== undefined && type !== StatementType.EXPLAIN) return REACHING.has(type);
  // The parser says neither what an EXPLAIN ANALYZE runs nor what the query of a PIVOT is; the words have no other spelling.
  return /\b(?:copy|export|attach)\b/i.test(sql);
}

/** The statements of a text; undefined when it has none. */
async function extract(connection: DuckDBConnection, sql: string): Promise<DuckDBExtractedStatements | undefined> {
  try {
    return await connection.extractStatements(sql);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, told] = /^Failed to extract statements: (.*)$/s.exec(error.message) ?? [];
    // node-api: a text without a statement gives no message, and the call fails all the same.
    if (told === undefined) return undefined;
    throw new Error(told, { cause: error });
  }
}

/**
 * Whether the statements that the parser makes of an `explain` are those of one PIVOT: a transaction around a CREATE for
 * each list of its columns, and the query.
 */
async function isOnePivot(statements: DuckDBExtractedStatements): Promise<boolean> {
  if ((await typeOf(statements, 0)) !== StatementType.TRANSACTION) return false;
  let index = 1;
  while (index < statements.count && (await typeOf(statements, index)) === StatementType.CREATE) index++;
  return index === statements.count - 2;
}

/** The type of a statement; undefined if it cannot be prepared, such as the query of a PIVOT before its lists are made. */
async function typeOf(statements: DuckDBExtractedStatements, index: number): Promise<StatementType | undefined> {
  try {
    const prepared = await statements.prepare(index);
    const { statementType } = prepared;
    prepared.destroySync();
    return statementType;
  } catch {
    return undefined;
  }
}
