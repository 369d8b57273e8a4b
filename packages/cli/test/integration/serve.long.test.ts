import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { CalendarDate, daysBetween } from '@quote-elt/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { CHROMIUM, withPage } from '../browser.ts';
import { elt, makeDataFolder } from '../support.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeEach(async () => {
  data = await makeDataFolder();
});
afterEach(() => data.remove());

/** Serves until `until` says of a line that it is enough, or `visit` is through with the address. */
async function serve(
  argv: readonly string[],
  until: (line: string) => boolean,
  visit?: (address: string) => Promise<void>,
) {
  const interrupt = new AbortController();
  let visited: Promise<void> | undefined;
  const outcome = await elt(['serve', '--port', '0', '--sources', OFFLINE_SOURCE, '--data', data.folder, ...argv], {
    signal: interrupt.signal,
    onOut(line) {
      const [address] = /^http:\S+/.exec(line) ?? [];
      if (address !== undefined) visited = visit?.(address).finally(() => interrupt.abort());
      if (until(line)) interrupt.abort();
    },
  });
  await visited;
  expect(outcome).toMatchObject({ code: 0, err: [] });
  return outcome;
}

const FAST = ['--every', '20ms', '--day-length', '480ms'];

/** True at the `n`th line that tells of a day. */
function daysSeen(n: number): (line: string) => boolean {
  let seen = 0;
  return (line) => line.startsWith('day ') && ++seen === n;
}

test('ticks come, each day is transformed when it closes, Ctrl-C ends it cleanly, and the next start goes on', async () => {
  const first = await serve(FAST, daysSeen(2));
  expect(first.out.slice(1, 3)).toEqual([
    `${data.folder} keeps a tick each 3600 seconds of its calendar`,
    `2026-08-26T00:00:00.000Z  1 written from ${OFFLINE_SOURCE}`,
  ]);
  const runs = async () =>
    JSON.parse(String((await elt(['runs', '--json', '--data', data.folder])).out[0])).map(
      ({ run_date, status, rows, completeness }: Record<string, unknown>) => ({ run_date, status, rows, completeness }),
    );
  const whole = (run_date: string) => ({ run_date, status: 'succeeded', rows: 24, completeness: 1 });
  expect((await runs()).slice(0, 2)).toEqual([whole('2026-08-26'), whole('2026-08-27')]);
  const recorded = (await runs()).length;
  await serve(FAST, daysSeen(2));
  expect((await runs()).length).toBeGreaterThan(recorded);
});

test('a look from the real calendar in between stops no faster one, and days it recorded as empty become whole', async () => {
  await serve([...FAST, '--start', '2026-11-18'], daysSeen(1));
  const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
  await run('transform');
  await run('backfill', '--from', '2026-11-19', '--to', '2026-11-22');
  await serve(FAST, () => false);
  const runs: { run_date: string; rows: number }[] = JSON.parse(String((await run('runs', '--json')).out[0]));
  const days = daysBetween(CalendarDate.parse('2026-11-18'), CalendarDate.parse('2026-11-23'));
  expect(runs.map(({ run_date, rows }) => [run_date, rows]).sort()).toEqual(days.map((day) => [day, 24]));
});

test('the real calendar catches up at its start, also where only empty days are recorded', async () => {
  const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
  await run('ingest', '--sources', OFFLINE_SOURCE, '--tick', '2026-11-24T09:00:00Z');
  await run('transform');
  const { out } = await run('runs', '--json');
  expect(JSON.parse(String(out[0]))).toMatchObject([{ run_date: '2026-11-23', status: 'empty' }]);
  const interrupt = new AbortController();
  const served = await elt(['serve', '--port', '0', '--sources', OFFLINE_SOURCE, '--data', data.folder], {
    signal: interrupt.signal,
    now: new Date('2026-11-25T12:00:00Z'),
    onOut: (line) => {
      if (line.startsWith('day ')) interrupt.abort();
    },
  });
  expect(served.out.at(-1)).toMatch(/^day 2026-11-24 {2}succeeded, 1 row,/);
});

test('a faster calendar ends at the present', async () => {
  const { out } = await serve([...FAST, '--start', '2026-11-23'], () => false);
  expect(out.filter((line) => line.startsWith('2026'))).toHaveLength(24);
  expect(out.at(-1)).toBe('day 2026-11-23  succeeded, 24 rows, complete to 100.0 %');
  const again = await elt(['serve', ...FAST, '--port', '0', '--data', data.folder]);
  expect(again).toMatchObject({ code: 2, err: [expect.stringMatching(/nowhere to go$/), expect.any(String)] });
});

test('what fails to the end becomes a dead letter, and the pipeline goes on', async () => {
  const day = ['serve', '--port', '0', '--start', '2026-11-23', ...FAST, '--data', data.folder];
  const { out } = await elt([...day, '--base-url', 'http://127.0.0.1:1']);
  expect(out.filter((line) => line.includes('failed, now a dead letter'))).toHaveLength(24);
  const { out: letters } = await elt(['redrive', '--list', '--json', '--data', data.folder]);
  expect(JSON.parse(String(letters[0]))).toHaveLength(24);
});

test('a port that is taken is reported', async () => {
  const server = createServer();
  const port = new URL(await listenOnLoopback(server)).port;
  expect(await elt(['serve', '--port', port, '--data', data.folder])).toMatchObject({
    code: 2,
    err: [`error[port.busy]: port ${port} is in use`, expect.any(String)],
  });
  await closeServer(server);
});

test.each([
  [['--every', '7s'], /which do not divide it into whole seconds$/],
  [['--every', 'fast'], /^error\[usage\]: --every fast is no length of time/],
  [['--start', '2026-11-20'], /^error\[usage\]: --start needs a faster calendar$/],
  [['--day-length', '48h'], /^error\[usage\]: --day-length 48h is no length of time/],
])('%j is refused', async (argv, message) => {
  expect(await elt(['serve', ...argv, '--data', data.folder])).toMatchObject({
    code: 2,
    err: [expect.stringMatching(message), expect.stringMatching(/--every/)].slice(0, 1).concat(expect.any(String)),
  });
});

test('the report lies at the address, and nothing else', async () => {
  const answers: [number, string][] = [];
  await serve(
    FAST,
    () => false,
    async (address) => {
      for (const path of ['/', '/other']) {
        const response = await fetch(`${address}${path}`);
        answers.push([response.status, (await response.text()).slice(0, 15)]);
      }
    },
  );
  expect(answers).toEqual([
    [200, '<!doctype html>'],
    [404, 'not found\n'],
  ]);
});

test('the report is given to nobody who calls it by a name of his own', async () => {
  const statuses: (number | undefined)[] = [];
  await serve(
    FAST,
    () => false,
    async (address) => {
      for (const path of ['/', '/ticks', '/other']) {
        const { port } = new URL(address);
        const asked = get(`${address}${path}`, { headers: { host: `rebound.example:${port}` } });
        const [response] = await once(asked, 'response');
        statuses.push(response.statusCode);
        response.destroy();
      }
    },
  );
  expect(statuses).toEqual([421, 421, 421]);
});

test('each recorded day has a page of its own, with links to the others, and a day without a record has none', async () => {
  await serve(FAST, daysSeen(2));
  const seen: unknown[] = [];
  await serve(
    FAST,
    () => false,
    async (address) => {
      const text = async (path: string) => (await fetch(`${address}${path}`)).text();
      const links = [...(await text('/')).matchAll(/<a href="(\/\d{4}-\d\d-\d\d)">/g)].map(([, href = '']) => href);
      const page = await text('/2026-08-27');
      const statusOf = async (path: string) => (await fetch(`${address}${path}`)).status;
      seen.push([...new Set(links)].sort().slice(0, 2));
      seen.push(page.includes('<a href="/2026-08-26">← 2026-08-26</a>'), page.includes('<script'));
      seen.push(await statusOf('/2020-01-01'), await statusOf('/2026-02-30'));
    },
  );
  expect(seen).toEqual([['/2026-08-26', '/2026-08-27'], true, false, 404, 404]);
});

describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  test('the page refreshes as ticks arrive', async () => {
    expect.hasAssertions();
    await serve(
      ['--every', '200ms', '--day-length', '4800ms'],
      () => false,
      (address) =>
        withPage(address, { width: 1000, scheme: 'light' }, async ({ page, said }) => {
          const shown = () => page.locator('dl.cards dd').first().textContent();
          const before = await shown();
          await expect.poll(shown, { timeout: 20_000 }).not.toBe(before);
          expect(said).toEqual([]);
        }),
    );
  });
});
