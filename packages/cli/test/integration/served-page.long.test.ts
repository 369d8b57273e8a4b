import { expect, test } from 'vitest';
import { liveClock } from '../../src/serve/live-clock.ts';
import { servedPage } from '../../src/serve/served-page.ts';
import { withLocalStore } from '../../src/store/local-store.ts';
import { forgetRows } from '../forget-rows.ts';
import { HOURLY, withHourlyData } from '../hourly-data.ts';
import { NOW } from '../support.ts';

const { data, run, wholeDay } = withHourlyData();
const DAY = '2026-11-22';

/** A served page, and the tables that its making queries, in order. */
async function pageAt(path: string): Promise<{ page: string; asked: string[] }> {
  return withLocalStore(data.folder, async (store) => {
    const asked: string[] = [];
    store.client.middlewareStack.add(
      (next) => (args) => {
        if ('KeyConditionExpression' in args.input && 'TableName' in args.input)
          asked.push(String(args.input.TableName));
        return next(args);
      },
      { step: 'initialize' },
    );
    const page = await servedPage(
      path,
      store,
      HOURLY,
      liveClock(NOW, 1, () => 0),
    );
    return { page: String(page), asked: asked.map((name) => (name === store.tables.runs ? 'ledger' : 'rows')) };
  });
}

test('each page reads the ledger once, and a recorded day as it was published', async () => {
  await wholeDay(DAY);
  await run('transform', '--date', DAY);
  const open = await pageAt('/');
  expect(open.asked.filter((table) => table === 'ledger')).toHaveLength(1);
  expect(open.asked).toContain('rows');
  expect(open.page).toContain(`href="/${DAY}"`);
  const recorded = await pageAt(`/${DAY}`);
  expect(recorded.asked).toEqual(['ledger']);
  expect(recorded.page).toContain('24 ticks left a row');
  await forgetRows(data.folder, DAY);
  expect((await pageAt(`/${DAY}`)).page).toContain('24 ticks left a row');
  expect((await pageAt('/2026-11-21')).page).toBe('undefined');
});
