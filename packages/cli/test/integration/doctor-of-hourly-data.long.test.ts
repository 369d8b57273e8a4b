import { join } from 'node:path';
import { startDynamoDb } from '@quote-elt/local';
import { TEMP_VARIABLE } from '@quote-elt/runtime';
import { describe, expect, test, vi } from 'vitest';
import { withHourlyData } from '../hourly-data.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, withDataFolder } from '../support.ts';

const { data, doctorLine, failDay, ingest, run, wholeDay } = withHourlyData();

describe('the doctor', () => {
  test('looks at the last seven days and counts failed and missing ones', async () => {
    await wholeDay('2026-11-17');
    for (const day of ['2026-11-18', '2026-11-21', '2026-11-22']) await ingest(`${day}T08:00:00Z`);
    for (const day of ['2026-11-17', '2026-11-22']) await run('transform', '--date', day);
    await failDay('2026-11-20');
    expect(await doctorLine('last run')).toEqual({
      name: 'last run',
      status: 'fail',
      message: '2026-11-22 succeeded; of 7 closed days 1 failed, 3 missing',
      hint: `see what is recorded: \`pnpm elt runs --data ${data.folder}\`, then \`pnpm elt backfill --from 2026-11-18 --to 2026-11-21 --data ${data.folder}\``,
    });
  });

  test('warns of days that are missing when none failed', async () => {
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23']) await ingest(`${day}T08:00:00Z`);
    await run('transform', '--date', '2026-11-22');
    // Yesterday may still wait for its run.
    expect(await doctorLine('last run')).toMatchObject({
      status: 'warn',
      message: '2026-11-22 succeeded; of 3 closed days 0 failed, 1 missing',
    });
  });

  test('does not miss days after the last tick, of which a run would record nothing but that they are empty', async () => {
    await ingest('2026-11-19T08:00:00Z');
    expect(await doctorLine('last run')).toMatchObject({
      message: 'none recorded; of 5 closed days 0 failed, 1 missing',
      hint: expect.stringContaining('`pnpm elt transform --date 2026-11-19 '),
    });
    await run('transform', '--date', '2026-11-19');
    expect(await doctorLine('last tick')).toMatchObject({ status: 'warn' });
    expect(await doctorLine('last run')).toMatchObject({ status: 'ok', hint: '' });
  });

  test('counts a recorded day to be read again since rows were put into it, also yesterday', async () => {
    await wholeDay('2026-11-23');
    await run('transform', '--date', '2026-11-23');
    expect(await doctorLine('last run')).toMatchObject({ status: 'ok' });
    await ingest('2026-11-23T08:00:00Z');
    expect(await doctorLine('last run')).toMatchObject({
      status: 'warn',
      message: '2026-11-23 succeeded; of 1 closed day 0 failed, 0 missing, 1 to be read again',
      hint: expect.stringContaining('`pnpm elt transform --date 2026-11-23 '),
    });
  });

  test('does not take a week without a record and without a tick for well', async () => {
    await ingest('2026-11-10T08:00:00Z');
    expect(await doctorLine('last run')).toMatchObject({
      status: 'warn',
      message: 'none of the last 7 closed days is recorded, and no tick came in them',
      hint: `see what is recorded: \`pnpm elt runs --data ${data.folder}\``,
    });
  });

  test('takes days before the first one for none, and a pipeline that began today for well', async () => {
    await ingest('2026-11-24T08:00:00Z');
    expect(await doctorLine('last run')).toMatchObject({ status: 'ok', message: 'no day is closed yet' });
  });

  test.each([
    ['2026-11-24T07:00:00Z', '3600', 'ok'],
    ['2026-11-24T06:00:00Z', '3600', 'warn'],
    ['2026-11-24T09:25:00Z', '60', 'ok'],
    ['2026-11-24T09:15:00Z', '60', 'warn'],
  ])(
    'knows the tick period: at 09:30 a last tick of %s with a tick each %s seconds is %s',
    async (tick, seconds, status) => {
      await ingest(tick);
      await run('settings', '--tick-seconds', seconds);
      expect(await doctorLine('last tick')).toMatchObject({ status });
    },
  );

  test('stops after a cause instead of listing its consequences', async () => {
    await withStandInStack(async () => {
      await withDataFolder(async (folder) => {
        const missing = await elt(['doctor', '--stack', 'staging', '--json', '--data', folder]);
        const lines: { name: string; status: string; hint: string }[] = JSON.parse(String(missing.out[0]));
        expect([missing.code, lines.filter(({ status }) => status !== 'ok')]).toEqual([
          1,
          [expect.objectContaining({ name: 'tables', status: 'fail', hint: expect.stringMatching(/deploy:staging/) })],
        ]);
        expect(lines.at(-1)?.name).toBe('tables');
      });
    });
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, join(data.folder, 'none'));
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const signedOut = await elt(['doctor', '--stack', 'dev', '--json', '--data', data.folder]);
    expect(JSON.parse(String(signedOut.out[0])).slice(6)).toEqual([
      expect.objectContaining({ name: 'credentials', status: 'fail', hint: expect.stringMatching(/sign in/) }),
    ]);
    const other = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
    expect(await doctorLine('tables')).toMatchObject({
      status: 'fail',
      message: expect.stringMatching(/another process/),
    });
    expect(await doctorLine('last tick')).toBeUndefined();
    await other.close();
    vi.stubEnv(TEMP_VARIABLE, join(data.folder, 'missing'));
    expect(await doctorLine('temporary folder')).toMatchObject({
      status: 'fail',
      hint: expect.stringContaining(TEMP_VARIABLE),
    });
    expect(await doctorLine('tables')).toBeUndefined();
  });
});
