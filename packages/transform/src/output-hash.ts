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
    const columns = await db.rows(`select column_name from (describe ${sqlName(name)})`);
    const fields = columns.map(({ column_name }) => fieldOf(String(column_name)));
    const [row] = await db.rows(
      `select count(*)::varchar || ':' || coalesce(bit_xor(md5_number(concat_ws(chr(31), ${fields.join(', ')}))), 0)::varchar
         as digest
       from ${sqlName(name)}`,
    );
    hashes[name] = createHash('sha256').update(String(row?.digest)).digest('hex');
  }
  return hashes;
}

/** A column as text, a null as a character that no text here holds: `concat_ws` would leave it out without a trace. */
function fieldOf(column: string): string {
  const name = sqlName(column);
  return `case when ${name} is null then chr(30) else ${name}::varchar end`;
}
