import { showForeign, showText } from '@quote-elt/runtime';
import { normaliseRecord, problemsOf, type SourceRecord } from '@quote-elt/shared';
import { z } from 'zod';
import type { RejectedRecord, SourceAnswer } from '../ports/source.ts';
import { SourceError } from '../ports/source-error.ts';
import { decodeEntities } from './entities.ts';
import { noticeIn } from './notice.ts';
import type { RecordShape } from './record-shape.ts';

/** No answer needs more records to find those that were asked for. */
const MAX_RECORDS = 500;

/** A reason is shown up to so many characters. */
const MAX_REASON = 500;

/**
 * The first `count` usable records among `given`. What cannot be used is reported with the reason, whatever was thrown
 * while it was read; an answer without any usable record throws SourceError (`source.empty`).
 */
export async function readRecords(given: readonly unknown[], shape: RecordShape, count: number): Promise<SourceAnswer> {
  const records: SourceRecord[] = [];
  const rejected: RejectedRecord[] = [];
  for (const record of given.slice(0, MAX_RECORDS)) {
    if (records.length === count) break;
    try {
      if (noticeIn(record, shape) !== undefined)
        rejected.push({ reason: 'a notice in the place of a record', payload: record });
      else records.push(normaliseRecord(await decodeEntities(shape.candidateOf(record), shape.encoded)));
    } catch (error) {
      rejected.push({ reason: reasonOf(error), payload: record });
    }
  }
  if (records.length === 0) throw nothingLeft(rejected);
  return { records, rejected };
}

function reasonOf(error: unknown): string {
  return error instanceof z.ZodError ? showText(problemsOf(error).join('; '), MAX_REASON) : showForeign(error);
}

function nothingLeft(rejected: readonly RejectedRecord[]): SourceError {
  const reason = rejected[0] === undefined ? '' : `: ${rejected[0].reason}`;
  return new SourceError('source.empty', `the answer holds no usable record (${rejected.length} rejected${reason})`);
}
