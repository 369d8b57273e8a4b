import { sampleRecord } from '@quote-elt/shared/testing';
import { expect, test } from 'vitest';
import { livePage, reportPage } from '../../src/report/report-page.ts';
import { elementsAround, FOREIGN, reportOf } from '../foreign-report.ts';

const RECORD = sampleRecord();

test.each([
  ['a good day', { failed: false }, ['td', 'text', 'title']],
  ['a day that failed', { failed: true }, ['p', 'td', 'text', 'title']],
])('the names of sources and the messages of others have a direction of their own: %s', async (_name, kind, places) => {
  const data = await reportOf(RECORD, kind);
  for (const page of [await reportPage(data), await livePage(data)]) {
    expect(page.includes(`The last run failed: ${FOREIGN}`)).toBe(kind.failed);
    const elements = elementsAround(page);
    expect([...new Set(elements.map((element) => element.split(' ')[0]))].sort()).toEqual(places);
    expect(elements.filter((element) => !element.includes(' dir="auto"'))).toEqual([]);
  }
});

test('where a name is drawn, the style of the page gives it the direction that its letters say', async () => {
  expect(await reportPage(await reportOf(RECORD, { failed: false }))).toContain(
    '.chart text[dir="auto"] { unicode-bidi: plaintext; }',
  );
});
