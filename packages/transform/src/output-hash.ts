import { createHash } from 'node:crypto';
import { type Database, sqlName } from './duckdb.ts';
import { MARTS } from './models/manifest.ts';

/**
 * SHA-256 of each mart's content by name: over the number of rows and the XOR of an MD5 of every row, so that
 * neither the order of rows nor the number of threads matters. Rows of a mart differ by their grain, so none cancel out.
 */
export async function hashMarts(db: Database): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const { name } of MARTS) {
    const [row] = await db.rows(
      `select count(*)::varchar || ':' || coalesce(bit_xor(md5_number(to_json(mart)::varchar)), 0)::varchar as digest
       from ${sqlName(name)} as mart`,
    );
    hashes[name] = createHash('sha256').update(String(row?.digest)).digest('hex');
  }
  return hashes;
}
