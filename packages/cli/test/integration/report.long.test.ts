import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { REPOSITORY } from '@quote-elt/runtime';
import { addDays, CalendarDate, rawItem, toTick } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { dynamoDbLedger } from '@quote-elt/transform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_STORED } from '../../src/record/record.ts';
import { elt, makeDataFolder } from '../support.ts';

const DAY = CalendarDate.parse('2026-11-23');
const EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script> & "marked"';

let data: { folder: string; remove: () => Promise<void> };
let file: string;

/** A day with missing ticks and the name of a source that would be a script, after 29 recorded days of which one drifted. */
beforeAll(async () => {
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--date', DAY, '--ticks', '1380', '--data', data.folder]);
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  for (let minute = 0; minute < 30; minute++) {
    const item = rawItem(
      toTick(Date.parse(`${DAY}T23:10:00Z`) + minute * 60_000),
      0,
      sampleRecord(minute),
      `<b>${EVIL}`,
      new Date(0),
    );
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: encodeItem(item) }));
  }
  const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
  const record = await ledger.get(DAY);
  if (record === undefined) throw new Error('the demo left no record');
  for (let before = 1; before < 30; before++) {
    const rows = 1400 + (before % 5) - (before === 7 ? 500 : 0);
    const drift = before === 7 ? [{ metric: 'rows', value: rows, expected: 1402, score: -24 }] : [];
    await ledger.put({ ...record, run_date: addDays(DAY, -before), attempts: 1, rows, drift }, undefined);
  }
  await close();
  await elt(['transform', '--date', DAY, '--force', '--data', data.folder]);
  const { out } = await elt(['report', '--json', '--data', data.folder]);
  file = JSON.parse(String(out[0])).file;
}, 60_000);
afterAll(() => data.remove());

test('the page of a day is written whole, and holds its figures', () => {
  expect(file).toBe(join(data.folder, 'report-2026-11-23.html'));
  expect(existsSync(`${file}.part`)).toBe(false);
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('<dt>rows</dt><dd>1,410<small>0 rejected</small></dd>');
  expect(page).toContain('<dt>completeness</dt><dd>97.9 %<small>30 ticks missing</small></dd>');
  expect(page).toContain('<li>23:00 to 23:09 (10)</li>');
  expect(page).toContain('30 recorded days');
});

test('runs reports which days drifted', async () => {
  const { out } = await elt(['runs', '--data', data.folder], { width: 140 });
  expect(out.find((line) => line.includes('2026-11-16'))).toMatch(/ passed · drift: rows ↓/);
});

test('what came from outside is text, never an element', () => {
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toMatch(/<img|<script|<b>/);
});

test('the page asks nothing of anyone', () => {
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"');
  // A link is followed only by who clicks it: here none but that to the project.
  expect(page.match(/(?:src|href)="(?!data:)[^"]*"/g)).toEqual([`href="${REPOSITORY}"`]);
});

test('a page links to the pages of other days that lie beside it, and to no other', async () => {
  const beside = join(data.folder, 'pages');
  const write = async (date: string) => {
    const out = join(beside, `report-${date}.html`);
    await elt(['report', '--date', date, '--out', out, '--data', data.folder]);
    return [...readFileSync(out, 'utf8').matchAll(/<a href="(report-[^"]*)">/g)].map(([, href]) => href);
  };
  expect(await write('2026-11-20')).toEqual([]);
  expect(await write('2026-11-22')).toEqual(['report-2026-11-20.html', 'report-2026-11-20.html']);
  const both = ['report-2026-11-20.html', 'report-2026-11-22.html'];
  expect(await write('2026-11-21')).toEqual([...both, ...both]);
});

test('an empty day has a page too', async () => {
  const out = join(data.folder, 'empty.html');
  expect(await elt(['report', '--date', '2026-11-01', '--out', out, '--data', data.folder])).toMatchObject({
    code: 0,
    out: [expect.stringMatching(/^2026-11-01, 0 rows: file:/)],
  });
  expect(readFileSync(out, 'utf8')).toContain(NOTHING_STORED.note);
});
