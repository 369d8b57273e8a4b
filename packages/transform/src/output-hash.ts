import { createHash } from 'node:crypto';
import { type Database, sqlName } from './duckdb.ts';
import { MARTS } from './models/manifest.ts';

/**
 * SHA-256 of each mart's content by name: over the number of rows and the XOR of an MD5 of every row, so that
 * neither the order of rows nor the number of threads matters. Rows of a mart differ by their key, so none cancel out.
 */
export async function hashMarts(db: Database): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const { name } of MARTS) {
    const columns = await db.rows(`select column_name, column_type from (describe ${sqlName(name)})`);
    const fields = columns.map(({ column_name, column_type }) =>
      fieldOf(sqlName(String(column_name)), String(column_type)),
    );
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
 * A column as text without the separator chr(31), different for different values. A null is a chr(30) by itself, which
 * also begins a text that holds one of the two: such a text is written as JSON, which escapes them, as is all that is nested.
 */
function fieldOf(name: string, type: string): string {
  if (type === 'VARCHAR') {
    return `case when ${name} is null then chr(30)
      when contains(${name}, chr(30)) or contains(${name}, chr(31)) then chr(30) || to_json(${name}) else ${name} end`;
  }
  const text = /[[(]/.test(type) ? `to_json(${name})` : name;
  return `case when ${name} is null then chr(30) else ${text}::varchar end`;
}
