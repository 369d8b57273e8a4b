import { createHash } from 'node:crypto';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { MARTS } from './marts.ts';

/**
 * SHA-256 of the content of each of `marts`, by name: over the number of rows and the XOR of an MD5 of every row, so that
 * neither the order of rows nor the number of threads matters. Rows of a mart differ by their key, so none cancel out.
 */
export async function hashMarts(
  db: Database,
  marts: readonly string[] = MARTS.map(({ name }) => name),
): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of marts) {
    const columns = await describeColumns(db, sqlName(name));
    const fields = columns.map((column) => fieldOf(sqlName(column.name), column.type));
    const [row] = await db.rows(
      `select count(*)::varchar || ':' || coalesce(bit_xor(md5_number(concat_ws(chr(31), ${fields.join(', ')}))), 0)::varchar
         as digest
       from ${sqlName(name)}`,
    );
    hashes[name] = createHash('sha256').update(String(row?.digest)).digest('hex');
  }
  return hashes;
}

/**
 * A column as text without the separator chr(31), different for different values. A null is a chr(30) by itself. What
 * holds the separator or begins as a null does, and all that is nested, is written as JSON, which escapes both; behind a
 * chr(30) where it is a text.
 */
function fieldOf(name: string, type: string): string {
  if (type === 'VARCHAR') {
    return `case when ${name} is null then chr(30)
      when contains(${name}, chr(31)) or starts_with(${name}, chr(30)) then chr(30) || to_json(${name}) else ${name} end`;
  }
  return `case when ${name} is null then chr(30) else ${printed(name, type)}::varchar end`;
}

function printed(name: string, type: string): string {
  if (/[[(]/.test(type)) return `to_json(${name})`;
  // In days: to print a date takes three times as long as a number.
  return type === 'DATE' ? `(${name} - date '1970-01-01')` : name;
}
