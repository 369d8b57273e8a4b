import { once } from 'node:events';
import { get } from 'node:http';
import { relative } from 'node:path';
import { MODELS_FOLDER, ROLES } from '@quote-elt/transform';
import { beforeEach, expect, test } from 'vitest';
import { withHourlyData } from '../hourly-data.ts';
import { FACTS, withModelsCopy } from '../models-copy.ts';
import { elt } from '../support.ts';

const { data, wholeDay } = withHourlyData();
const { models, change } = withModelsCopy();

beforeEach(() => wholeDay('2026-11-22'));

/** Runs `elt dev` until `visit` is through with the address of its page. */
async function visiting(visit: (address: string) => Promise<void>) {
  const interrupt = new AbortController();
  let visited: Promise<void> | undefined;
  const outcome = await elt(['dev', '--port', '0', '--models', models.folder, '--data', data.folder], {
    signal: interrupt.signal,
    onOut(line) {
      const [address] = /^http:\S+/.exec(line) ?? [];
      if (address !== undefined) visited = visit(address).finally(() => interrupt.abort());
    },
  });
  await visited;
  return outcome;
}

const pageAt = async (address: string) => (await fetch(address)).text();

/** Does something, and waits until the page says that there is a new one. */
async function afterEvent(address: string, what: () => Promise<unknown>): Promise<string> {
  const { body } = await fetch(`${address}/ticks`);
  if (body === null) throw new Error('no events');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await what();
  while (!(await reader.read()).value?.includes('data:'));
  await reader.cancel();
  return pageAt(address);
}

test('the page shows rows, columns and checks of what was saved, then the mistake with line and caret', async () => {
  const pages: string[] = [];
  const { code, out, err } = await visiting(async (address) => {
    pages.push(await pageAt(address));
    pages.push(
      await afterEvent(address, () => change(FACTS, (sql) => `select 'seen' as shown_text, * from (\n${sql}\n)`)),
    );
    pages.push(await afterEvent(address, () => change(FACTS, (sql) => sql.replace("'seen'", 'not_seen'))));
  });
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out.slice(1)).toEqual([
    expect.stringMatching(/^✔ 09:30:00 {2}.* models built in .* checks passed$/),
    expect.stringMatching(new RegExp(`^✔ 09:30:00 {2}${ROLES.facts} 24 rows, `)),
    expect.stringMatching(new RegExp(`^✘ 09:30:00 {2}${FACTS}:1:8 {2}Binder Error: `)),
  ]);
  const [first, saved, failed] = pages;
  expect(first).toContain('checks passed');
  expect(saved).toMatch(/<td[^>]*>shown_text<\/td><td[^>]*>VARCHAR<\/td>/);
  expect(saved).toMatch(/<td[^>]*>seen<\/td>/);
  expect(failed).toContain(`<h2 class="bad">${FACTS}:1:8</h2>`);
  expect(failed).toMatch(/<pre>Binder Error: [\s\S]*\nLINE 1: select not_seen as shown_text, [^\n]*\n {15}\^<\/pre>/);
});

test('what models and their mistakes hold is shown as text, and what cannot be seen is written out', async () => {
  const odd = `<script>alert(1)</script>\u001b[31m\u202e`;
  const pages: string[] = [];
  await visiting(async (address) => {
    // The first build has its own event.
    await pageAt(address);
    pages.push(
      await afterEvent(address, () => change(FACTS, (sql) => `select '${odd}' as "<b>\u202e", * from (\n${sql}\n)`)),
    );
    pages.push(await afterEvent(address, () => change(FACTS, (sql) => sql.replace(`'${odd}'`, `error('${odd}')`))));
  });
  for (const page of pages) {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\\u001b[31m\\u202e');
    expect(['<script>alert', '<b>', '\u001b', '\u202e'].filter((text) => page.includes(text))).toEqual([]);
  }
});

test('the first line names the models folder from where the command runs', async () => {
  const interrupt = new AbortController();
  const { out } = await elt(['dev', '--port', '0', '--data', data.folder], {
    signal: interrupt.signal,
    onOut: () => interrupt.abort(),
  });
  const folder = relative(process.cwd(), MODELS_FOLDER);
  expect(out[0]).toMatch(/^http:\S+ {2}2026-11-22 at each save of /);
  expect(out[0]).toContain(` of ${folder}; Ctrl-C ends`);
});

test('a path that is not that of the page is not found', async () => {
  const statuses: number[] = [];
  await visiting(async (address) => {
    for (const path of ['/', '/2026-11-22', '/favicon.ico']) statuses.push((await fetch(`${address}${path}`)).status);
  });
  expect(statuses).toEqual([200, 404, 404]);
});

test('the page is given to nobody who calls it by a name of his own', async () => {
  const statuses: (number | undefined)[] = [];
  await visiting(async (address) => {
    for (const path of ['/', '/ticks']) {
      const asked = get(`${address}${path}`, { headers: { host: `rebound.example:${new URL(address).port}` } });
      const [response] = await once(asked, 'response');
      statuses.push(response.statusCode);
      response.destroy();
    }
  });
  expect(statuses).toEqual([421, 421]);
});
