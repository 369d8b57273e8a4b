import { normaliseQuote } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { livePage, reportPage } from '../../src/report/report-page.ts';
import { elementsAround, FOREIGN, reportOf } from '../foreign-report.ts';

const QUOTE = normaliseQuote({ content: `${FOREIGN} עולם, "ציטוט".`, author: `${FOREIGN} א׳` });
const PLACES = ['footer', 'p', 'td', 'text', 'title'];

test.each([
  ['a good day', { failed: false }],
  ['a day that failed', { failed: true }],
])('every quote and every author has a direction of its own: %s', async (_name, kind) => {
  const data = await reportOf(QUOTE, kind);
  for (const page of [await reportPage(data), await livePage(data)]) {
    expect(page.includes(`The last run failed: ${FOREIGN}`)).toBe(kind.failed);
    const elements = elementsAround(page);
    expect([...new Set(elements.map((element) => element.split(' ')[0]))].sort()).toEqual(PLACES);
    expect(elements.filter((element) => !element.includes(' dir="auto"'))).toEqual([]);
  }
});
