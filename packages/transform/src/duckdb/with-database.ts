import { basename } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { StatementCountError, StatementWritesError } from '../errors/errors.ts';
import { type FirstRows, firstRowsOf, type RowBounds, rowsOf } from './first-rows.ts';
import { jsonValue, type Row } from './json-value.ts';
import { sqlName, sqlText } from './sql-text.ts';
import { countStatements, reachesForFiles } from './statements.ts';
import { registerTextFunction, type TextFunction } from './text-function.ts';

export type { FirstRows } from './first-rows.ts';
export type { Row } from './json-value.ts';

/** What a query may carry as a bound value. */
type BoundValue = string | number | boolean | null;

/** One DuckDB, open for the length of one `withDatabase`. */
export interface Database {
  /** Runs one statement for its effect. */
  run(sql: string, values?: readonly BoundValue[]): Promise<void>;
  /** The rows of one statement. */
  rows(sql: string, values?: readonly BoundValue[]): Promise<Row[]>;
  /** The first rows of one statement, within bounds; the others are counted and not kept. Throws RowTooLongError. */
  firstRows(sql: string, bounds: Omit<RowBounds, 'signal'>): Promise<FirstRows>;
  /**
   * Throws StatementCountError unless a text from outside holds one statement, and StatementWritesError where it writes or attaches
   * files; a text that is not SQL throws DuckDB's own error.
   */
  requireOneStatement(sql: string): Promise<void>;
  /** Throws DuckDB's own error where a statement cannot be bound; a PIVOT, which is bound as it runs, is taken as it is. */
  requireBindable(sql: string): Promise<void>;
}

/** Bounds of one DuckDB. */
export interface DatabaseSettings {
  readonly threads: number;
  readonly memoryLimitMb: number;
  /** Where DuckDB may spill; also readable and writable by SQL. Without one nothing spills. */
  readonly tempFolder?: string;
  /** A database file to open for reading only, instead of an empty database in memory. */
  readonly readOnlyFile?: string;
  /** Further database files to read, each by the name of its file; a table is looked for in them in their order, after the first one. */
  readonly attached?: readonly string[];
  /** Further folders that SQL may read and write; everything else is closed. */
  readonly folders?: readonly string[];
  /** Interrupts the statement that runs, and lets no other begin. */
  readonly signal?: AbortSignal | undefined;
  /** What SQL may call besides DuckDB's own functions. */
  readonly functions?: readonly TextFunction[];
}

/** Gives `use` a new DuckDB that reaches nothing but the folders named, and closes it whatever happens. */
export async function withDatabase<T>(settings: DatabaseSettings, use: (db: Database) => Promise<T>): Promise<T> {
  const { tempFolder, readOnlyFile, attached = [], folders = [], functions = [], signal } = settings;
  const instance = await DuckDBInstance.create(readOnlyFile ?? ':memory:', {
    ...(readOnlyFile === undefined ? {} : { access_mode: 'READ_ONLY' }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
    threads: String(settings.threads),
    memory_limit: `${settings.memoryLimitMb}MB`,
    temp_directory: tempFolder ?? '',
  });
  try {
    const connection = await instance.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      for (const each of functions) await registerTextFunction(connection, each);
      const db: Database = {
        run: async (sql, values) => {
          signal?.throwIfAborted();
          await connection.run(sql, values && [...values]);
        },
        rows: async (sql, values) => {
          signal?.throwIfAborted();
          const reader = await connection.runAndReadAll(sql, values && [...values]);
          return rowsOf(reader.deduplicatedColumnNames(), reader.convertRows(jsonValue));
        },
        firstRows: async (sql, bounds) => {
          signal?.throwIfAborted();
          return firstRowsOf(await connection.stream(sql), { ...bounds, signal });
        },
        requireBindable: async (sql) => {
          const extracted = await connection.extractStatements(sql);
          if (extracted.count === 1) (await extracted.prepare(0)).destroySync();
        },
        requireOneStatement: async (sql) => {
          const count = await countStatements(connection, sql);
          if (count !== 1) throw new StatementCountError(count);
          if (await reachesForFiles(connection, sql)) throw new StatementWritesError();
        },
      };
      if (readOnlyFile !== undefined) await attach(db, [readOnlyFile, ...attached]);
      await lockDown(db, tempFolder === undefined ? folders : [tempFolder, ...folders]);
      return await use(db);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** Attaches every file but the first, which is open already. */
async function attach(db: Database, files: readonly string[]): Promise<void> {
  const names = files.map((file) => basename(file, '.duckdb'));
  for (const [i, file] of files.entries())
    if (i > 0) await db.run(`attach ${sqlText(file)} as ${sqlName(names[i] ?? '')} (read_only)`);
  await db.run(`set search_path = ${sqlText(names.map((name) => `${sqlName(name)}.main`).join(','))}`);
}

async function lockDown(db: Database, folders: readonly string[]): Promise<void> {
  await db.run(`set TimeZone = 'UTC'`);
  await db.run(`set allowed_directories = [${folders.map(sqlText).join(', ')}]`);
  await db.run('set enable_external_access = false');
  await db.run('set lock_configuration = true');
}
