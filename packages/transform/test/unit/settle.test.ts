import type { RunRecord } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { describe, expect, test } from 'vitest';
import { MAX_CONFLICTS, settle } from '../../src/days/settle.ts';
import { LedgerConflictError, LedgerRefusedError } from '../../src/errors/errors.ts';
import { type DayRun, nextRecord } from '../../src/ledger/next-record.ts';

const { pipeline: _p, attempts: _a, last_success_at: _l, schema_version: _s, ...SAMPLE } = sampleRunRecord();
const UNPUBLISHED: DayRun = { ...SAMPLE, published: {} };
const FILE = { key: 'a/part.parquet', etag: 'e', sha256: 'a'.repeat(64), bytes: 1, rows: 1 };
const PUBLISHED: DayRun = { ...SAMPLE, published: { a: FILE } };
const FAILURE = { code: 'check.failed', message: 'check a failed on a row' };
const failed = (run: DayRun): DayRun => ({ ...run, status: 'failed', failure: FAILURE });
const CONFLICT = new LedgerConflictError(SAMPLE.run_date);
const REFUSED = new LedgerRefusedError(SAMPLE.run_date, new Error('too large'));
const MARK = '2026-11-24T08:00:00.000Z';

/** What the ledger answers to each put, in turn, and what stands in it from then on. */
interface Answer {
  readonly refusal?: Error;
  /** What `get` gives after that put; `ours` is the record that was put. */
  readonly stands?: RunRecord | 'ours' | undefined;
}

/** Settles a run of which `read` stood in the ledger before; what is not answered is taken. */
async function settled(run: DayRun, answers: readonly Answer[] = [], read?: RunRecord, error?: unknown) {
  const puts: { record: RunRecord; previous: RunRecord | undefined }[] = [];
  const [counted, logged]: [RunRecord[], string[]] = [[], []];
  const outcome = await settle({ run, files: {}, error }, read, {
    ledger: {
      async put(record, previous) {
        puts.push({ record, previous });
        const { refusal } = answers[puts.length - 1] ?? {};
        if (refusal !== undefined) throw refusal;
      },
      async get() {
        const { stands } = answers[puts.length - 1] ?? {};
        return stands === 'ours' ? structuredClone(puts.at(-1)?.record) : stands;
      },
      list: () => Promise.reject(new Error('nothing is listed')),
      firstDate: () => Promise.reject(new Error('no first day is asked for')),
    },
    log: (level, message) => void logged.push(`${level} ${message}`),
    countDay: (record) => void counted.push(record),
  });
  return { outcome, puts, counted, logged };
}

describe('without another run', () => {
  test('what was found is recorded over what was read, and the day counted', async () => {
    const read = nextRecord(undefined, UNPUBLISHED);
    const { outcome, puts, counted, logged } = await settled(UNPUBLISHED, [], read);
    expect(puts).toEqual([{ record: nextRecord(read, UNPUBLISHED), previous: read }]);
    expect(outcome).toEqual({ record: puts[0]?.record });
    expect(counted).toEqual([puts[0]?.record]);
    expect(logged[0]).toBe('INFO day succeeded');
  });

  test('a failed run is recorded with its error, and not counted', async () => {
    const error = new Error('of the run');
    const { outcome, counted } = await settled(failed(UNPUBLISHED), [], undefined, error);
    expect(outcome).toMatchObject({ record: { status: 'failed', failure: FAILURE }, error });
    expect(counted).toEqual([]);
  });

  test('where only its acknowledgement was lost the put counts as done', async () => {
    const { outcome, puts, counted } = await settled(UNPUBLISHED, [{ refusal: CONFLICT, stands: 'ours' }]);
    expect([puts.length, counted.length, outcome?.record]).toEqual([1, 1, puts[0]?.record]);
  });

  test('a record that is gone is written anew', async () => {
    const read = nextRecord(undefined, UNPUBLISHED);
    const { puts } = await settled(UNPUBLISHED, [{ refusal: CONFLICT, stands: undefined }], read);
    expect(puts.map(({ previous }) => previous)).toEqual([read, undefined]);
    expect(puts[1]?.record.attempts).toBe(1);
  });

  test('a mark that came while the rows were read stays, and one that was read is done with', async () => {
    const read = nextRecord(undefined, UNPUBLISHED);
    const marked = { ...read, changed_at: MARK };
    const { puts, outcome } = await settled(UNPUBLISHED, [{ refusal: CONFLICT, stands: marked }], read);
    expect([puts[1]?.previous, puts[1]?.record.changed_at, outcome?.record.changed_at]).toEqual([marked, MARK, MARK]);
    expect((await settled(UNPUBLISHED, [], marked)).outcome?.record).not.toHaveProperty('changed_at');
  });
});

describe('a record that is refused', () => {
  test('is written with no more than the first error', async () => {
    const { outcome, puts } = await settled(PUBLISHED, [{ refusal: REFUSED }]);
    expect(puts[1]?.record).toMatchObject({
      status: 'failed',
      failure: { code: 'ledger.refused' },
      ...{ figures: {}, checks: [], drift: [], missing_ticks: [], output_sha256: {}, published: {}, durations_ms: {} },
    });
    expect(outcome?.error).toBe(REFUSED);
  });

  test('keeps the error of the run where it had one', async () => {
    const error = new Error('of the run');
    const { outcome, puts } = await settled(failed(UNPUBLISHED), [{ refusal: REFUSED }], undefined, error);
    expect([puts[1]?.record.failure?.code, outcome?.error]).toEqual([FAILURE.code, error]);
  });

  test('and refused again is thrown, as is any other error', async () => {
    await expect(settled(UNPUBLISHED, [{ refusal: REFUSED }, { refusal: REFUSED }])).rejects.toBe(REFUSED);
    const broken = new Error('no connection');
    await expect(settled(UNPUBLISHED, [{ refusal: broken }])).rejects.toBe(broken);
  });
});

describe('where another run was faster', () => {
  const other = (run: DayRun): Answer => ({
    refusal: CONFLICT,
    stands: { ...nextRecord(undefined, run), attempts: 7 },
  });
  const swapped = Object.fromEntries(Object.entries(UNPUBLISHED.output_sha256).reverse());
  const otherHash = { ...UNPUBLISHED, output_sha256: { ...UNPUBLISHED.output_sha256, a: 'other' } };
  const otherBytes = { ...PUBLISHED, published: { a: { ...FILE, sha256: 'b'.repeat(64) } } };

  test.each([
    ['found the same', UNPUBLISHED, UNPUBLISHED, 'theirs'],
    ['found the same, in another order', UNPUBLISHED, { ...UNPUBLISHED, output_sha256: swapped }, 'theirs'],
    ['found other rows', UNPUBLISHED, otherHash, 'nothing'],
    ['has other models', UNPUBLISHED, { ...UNPUBLISHED, model_version: 'other' }, 'nothing'],
    ['found the day empty', UNPUBLISHED, { ...UNPUBLISHED, status: 'empty' } as const, 'nothing'],
    ['failed', UNPUBLISHED, failed(UNPUBLISHED), 'ours'],
    ['published the same bytes', PUBLISHED, { ...PUBLISHED, published: { a: { ...FILE, etag: 'f' } } }, 'theirs'],
    ['published other bytes', PUBLISHED, otherBytes, 'nothing'],
    ['failed after it may have published over ours', PUBLISHED, failed(UNPUBLISHED), 'nothing'],
    ['succeeded where ours failed', failed(UNPUBLISHED), UNPUBLISHED, 'theirs'],
    ['succeeded where ours failed after it published', failed(PUBLISHED), UNPUBLISHED, 'nothing'],
  ])('and %s, the record that stands is ours, theirs, or not known', async (_name, run, theirs, expected) => {
    const { outcome, puts, counted, logged } = await settled(run, [other(theirs)]);
    const records = { theirs: other(theirs).stands, ours: puts[1]?.record, nothing: undefined };
    expect(outcome?.record).toEqual(records[expected as keyof typeof records]);
    expect(counted).toHaveLength(expected === 'ours' ? 1 : 0);
    expect(logged.includes('INFO another run recorded the day first')).toBe(expected === 'theirs');
  });

  test('again and again, this one gives up', async () => {
    const refused = (times: number) => Array.from({ length: times }, () => other(failed(UNPUBLISHED)));
    expect((await settled(UNPUBLISHED, refused(MAX_CONFLICTS))).puts).toHaveLength(MAX_CONFLICTS + 1);
    await expect(settled(UNPUBLISHED, refused(MAX_CONFLICTS + 1))).rejects.toBe(CONFLICT);
  });
});
