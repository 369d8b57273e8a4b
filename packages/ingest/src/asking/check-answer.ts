import { showForeign } from '@quote-elt/runtime';
import { problemsOf, SourceRecord } from '@quote-elt/shared';
import type { RejectedRecord, SourceAnswer } from '../ports/source.ts';
import { SourceError } from '../ports/source-error.ts';

/**
 * The answer of a source as the contract has it: a record that breaks the contract is rejected, the others keep the places
 * that the source gave them. Throws SourceError (`source.empty`) where nothing is left, and what reading the answer throws.
 */
export function checkAnswer({ records, rejected: given, places }: SourceAnswer): SourceAnswer {
  const rejected: RejectedRecord[] = given.map(({ reason, payload }) => ({ reason: `${reason}`, payload }));
  const kept: KeptRecord[] = [];
  for (const [index, payload] of records.entries()) {
    const { data: record, error } = SourceRecord.safeParse(payload);
    if (record !== undefined) kept.push({ record, index });
    else rejected.push({ reason: problemsOf(error).join('; '), payload });
  }
  if (kept.length > 0) return answerOf(kept, rejected, places);
  const reason = showForeign(rejected[0]?.reason);
  throw new SourceError(
    'source.empty',
    `the answer holds no usable record (${rejected.length} rejected, the first: ${reason})`,
  );
}

/** A record of an answer, and the index it had there. */
interface KeptRecord {
  readonly record: SourceRecord;
  readonly index: number;
}

/** An answer of what is kept of another one; places are kept where there were any. */
export function answerOf(
  kept: readonly KeptRecord[],
  rejected: readonly RejectedRecord[],
  places: readonly number[] | undefined,
): SourceAnswer {
  const records = kept.map(({ record }) => record);
  if (places === undefined) return { records, rejected };
  return { records, rejected, places: kept.map(({ index }) => places[index] ?? Number.NaN) };
}
