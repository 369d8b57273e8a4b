import { sampleRunRecord } from '@quote-elt/shared/testing';
import { allChecks } from '@quote-elt/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { devPage } from '../../src/dev/dev-page.ts';
import { brokenRows } from '../../src/report/data/broken-rows.ts';
import { cellText } from '../../src/report/page/cell-text.ts';
import { livePage, reportPage } from '../../src/report/report-page.ts';
import { DAY_KINDS, REPORT_DAY, reportOfKind } from '../report-days.ts';

test('a cell is bounded and on one line, whatever its value', () => {
  fc.assert(
    fc.property(
      fc.anything({ maxKeys: 400, withNullPrototype: false, values: [fc.string({ maxLength: 2000 })] }),
      (value) => {
        // Each character that is cut to may be written out in six.
        expect(cellText(value).length).toBeLessThanOrEqual(6 * 300 + 1);
        expect(cellText(value)).not.toMatch(/[\n\r\u202e]/);
      },
    ),
  );
});

test.each([
  [null, '—'],
  [undefined, '—'],
  ['', ''],
  [12.5, '12.5'],
  [false, 'false'],
  ['a\nb', 'a\\nb'],
  [['a', null, ['b']], 'a, —, b'],
  [{ name: 'a', list: ['b', 'c'] }, 'name a, list b, c'],
])('%j is shown as %j', (value, text) => {
  expect(cellText(value)).toBe(text);
});

test('a text of three hundred characters is shown whole, and a longer one is cut there', () => {
  expect(cellText('x'.repeat(300))).toBe('x'.repeat(300));
  expect(cellText('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
});

test('both pages cut a long cell and write out what cannot be seen', async () => {
  const long = `\u202e${'x'.repeat(50_000)}`;
  const data = await reportOfKind(DAY_KINDS.empty, []);
  const checks = allChecks()
    .slice(0, 1)
    .map(({ name }) => ({ name, status: 'failed' as const, failures: 1 }));
  const broken = await brokenRows({ rows: async () => [{ text: long }] }, sampleRunRecord({ checks }));
  const day = { ...data.day, broken };
  const shown = { name: 'a', path: 'a.sql', columns: [], count: 1, rows: [{ text: long }] };
  const build = { saved: [], built: [], checks: [], notes: [], shown, ms: 1, at: new Date(0) };
  for (const page of [await reportPage({ ...data, day }), await devPage(REPORT_DAY, build)]) {
    expect(page).toContain(`\\u202e${'x'.repeat(299)}…`);
    expect(page).not.toContain('x'.repeat(300));
  }
});

test('the notice that the server has gone stands before what scrolls, on each live page', async () => {
  const build = { saved: [], built: [], checks: [], notes: [], ms: 1, at: new Date(0) };
  for (const page of [await livePage(await reportOfKind(DAY_KINDS.empty, [])), await devPage(REPORT_DAY, build)])
    expect(page).toMatch(/<body><p id="gone"[^>]*>.*<\/p>\s*<main>/);
});
