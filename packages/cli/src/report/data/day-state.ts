import type { RunRecord } from '@quote-elt/shared';
import { addDays } from '@quote-elt/shared';
import type { ReportData } from './report-data.ts';

/** How something stands; each has a colour in the page. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

/** How a day stands, in a word or two, and why. */
export interface DayState {
  readonly tone: Tone;
  readonly words: string;
  readonly why: string;
}

/** Whether a run has counted the rows of the day: one that never succeeded and knows of no row failed before it. */
export function wasCounted({ last_success_at, rows }: Pick<RunRecord, 'last_success_at' | 'rows'>): boolean {
  return last_success_at !== undefined || rows > 0;
}

/** Whether the checks and figures of a record are of a run before the last one: a run that fails leaves those of the last success. */
export function isOfRunBefore({ failure, last_success_at }: Pick<RunRecord, 'failure' | 'last_success_at'>): boolean {
  return failure !== undefined && last_success_at !== undefined;
}

/** Whether a day is published or not, and why; also why the last run of it failed. */
export function dayState({ record, date, asOf }: Pick<ReportData, 'record' | 'date' | 'asOf'>): DayState {
  if (record === undefined)
    return asOf.getTime() < Date.parse(addDays(date, 1))
      ? { tone: 'quiet', words: 'Not published', why: 'the day goes on' }
      : { tone: 'warn', words: 'Not published', why: 'the day is not transformed yet' };
  const isPublished = Object.keys(record.published).length > 0;
  const words = isPublished ? 'Published' : 'Not published';
  if (record.failure !== undefined) {
    const before = isPublished ? ', what stands is of the run before' : '';
    return {
      tone: 'bad',
      words,
      why: `the last run failed${before}: ${record.failure.message} (${record.failure.code})`,
    };
  }
  if (record.changed_at !== undefined)
    return { tone: 'warn', words, why: 'rows of the day were put since, the next run reads it again' };
  if (record.status === 'empty')
    return { tone: 'warn', words, why: record.rows === 0 ? 'the day has no row' : 'no row of the day can be used' };
  if (isPublished) return { tone: 'good', words, why: 'every check that must pass has passed' };
  return { tone: 'quiet', words, why: 'the run succeeded, and no warehouse is on' };
}
