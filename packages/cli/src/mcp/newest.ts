import { MAX_ANSWER } from './answer.ts';

/** The newest of records that come oldest first, as many as are wanted and have room in an answer, and how many there are besides. */
export function newest(
  records: readonly unknown[],
  limit: number,
): { readonly runs: readonly unknown[]; readonly more: number } {
  const wanted = records.slice(-limit).reverse();
  let length = 0;
  const end = wanted.findIndex((record) => {
    length += JSON.stringify(record).length;
    return length > MAX_ANSWER / 2;
  });
  const runs = end === -1 ? wanted : wanted.slice(0, end);
  return { runs, more: records.length - runs.length };
}
