import { expect, test } from 'vitest';
import { verifyDay } from '../../src/days/verify-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { attributesAt, DAY, MART_NAMES, SETTINGS } from '../support.ts';

/** Verifies the day of which the ledger has `record`; the raw table has one row. */
async function verify(record: ReturnType<typeof recordOf> | undefined) {
  const ledger = memoryLedger();
  if (record !== undefined) await ledger.put(record, undefined);
  const reader = memoryRowReader(new Map([[DAY, [attributesAt(0)]]]));
  return verifyDay(DAY, SETTINGS, { reader, ledger });
}

test('a day that was never transformed is told so', async () => {
  await expect(verify(undefined)).rejects.toMatchObject({
    code: 'day.not_recorded',
    message: `${DAY} has not been transformed`,
    hint: expect.stringContaining(`--date ${DAY}`),
  });
});

test('a day that never succeeded has nothing to verify, and its status is named', async () => {
  const { last_success_at: _, ...record } = recordOf(DAY, { status: 'failed' });
  await expect(verify(record)).rejects.toMatchObject({
    code: 'day.not_recorded',
    message: `${DAY} is recorded as failed`,
  });
});

test.each([
  ['no row', { rows: 0, accepted: 0 }],
  ['no row that can be used', { rows: 1, accepted: 0, rejected: 1 }],
])('a day of %s has no marts to verify, and is not to be transformed first', async (_name, changed) => {
  await expect(verify(recordOf(DAY, { status: 'empty', ...changed, output_sha256: {} }))).rejects.toMatchObject({
    code: 'day.empty',
    hint: expect.not.stringContaining('first'),
  });
});

test('each mart is told beside what was recorded, and one of which no hash is recorded differs', async () => {
  const recorded = 'f'.repeat(64);
  const [first = ''] = MART_NAMES;
  const verdicts = await verify(recordOf(DAY, { output_sha256: { [first]: recorded } }));
  expect(verdicts).toEqual(
    MART_NAMES.map((name) => ({
      name,
      expected_sha256: name === first ? recorded : null,
      actual_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      identical: false,
      objects: [],
      difference: null,
    })),
  );
});
