import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { startStandInApi } from '@quote-elt/local';
import { expect, test } from 'vitest';
import { STAND_IN_RECORDS } from '../../src/record/record.ts';
import { elt, NOW, withDataFolder } from '../support.ts';

test('ticks are ingested, days transformed, and the ledger shows them', async () => {
  const api = await startStandInApi({ records: STAND_IN_RECORDS, seed: 1, now: () => NOW });
  try {
    await withDataFolder(async (folder) => {
      const data = ['--data', folder];
      const ingest = ['ingest', '--base-url', api.baseUrl, '--tick', '2026-11-22T10:00:00Z', '--count', '5', ...data];
      expect((await elt(ingest)).out).toEqual([
        `2026-11-22T10:00:00.000Z  5 written, 0 duplicates, from ${HOSTED_SOURCE}`,
        `to be transformed: 1 closed day; at once: pnpm elt transform --date 2026-11-22 --data ${folder}`,
      ]);
      expect((await elt(ingest)).out).toEqual([
        `2026-11-22T10:00:00.000Z  0 written, 5 duplicates, from ${HOSTED_SOURCE}`,
        `to be transformed: 1 closed day; at once: pnpm elt transform --date 2026-11-22 --data ${folder}`,
      ]);
      expect((await elt(['runs', ...data])).out).toEqual([
        `no day is recorded yet: \`pnpm elt transform --date 2026-11-22 --data ${folder}\` transforms what is there`,
      ]);
      expect((await elt(['transform', ...data])).out).toEqual([
        '2026-11-22  succeeded, 5 rows, 0 rejected, complete to 0.0 %',
        '2026-11-23  empty, 0 rows, 0 rejected, complete to 0.0 %',
      ]);
      expect((await elt(['transform', ...data])).out).toEqual([
        'nothing to do: every closed day of the last week is recorded (--date and --force run one again, backfill older ones)',
      ]);
      const { out } = await elt(['runs', '--json', ...data]);
      expect(JSON.parse(String(out[0]))).toMatchObject([
        { run_date: '2026-11-22', status: 'succeeded', rows: 5, rejected: 0, attempts: 1 },
        { run_date: '2026-11-23', status: 'empty', rows: 0 },
      ]);
      expect((await elt(['runs', ...data])).out.join('\n')).toMatch(/2026-11-23 │ empty[\s\S]*2026-11-22 │ succeeded/);
    });
  } finally {
    await api.close();
  }
});
