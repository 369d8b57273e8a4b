import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartSvg } from '../../src/charts/draw-chart.ts';
import { ranking } from '../../src/charts/ranking.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import { CHROMIUM, withPage } from '../browser.ts';

const WORDS = [
  'Will',
  'MAMMA',
  'WWW',
  'of',
  'ı',
  'ÄÖÜ',
  '𝒜',
  '時間',
  'время',
  'χρόνος',
  'œuvre',
  '1,440',
  '100.0 %',
  '…',
  '—',
];
const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 })), { maxLength: 30 });

const SCREEN = { width: 1280, scheme: 'light' } as const;

/** A page of its own without a file. */
const pageOf = (body: string) => `data:text/html;charset=utf-8,${encodeURIComponent(`<body style="margin:0">${body}`)}`;

describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  test('no text is wider than it is taken to be, nor is it taken for half as wide again', async () => {
    const some = fc.sample(texts, 300).map((words) => words.join(' '));
    const spans = some
      .map((text) => `<span>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</span><br>`)
      .join('');
    const style = 'span { font: 13px system-ui, sans-serif; white-space: pre; }';
    const widths = await withPage(pageOf(`<style>${style}</style>${spans}`), SCREEN, ({ page }) =>
      page.$$eval('span', (each) => each.map((span) => span.getBoundingClientRect().width)),
    );
    expect(widths).toHaveLength(some.length);
    const wider = some.filter((text, index) => (widths[index] ?? 0) > textWidth(text, 13) + 1);
    expect(wider).toEqual([]);
    const sentence = 'Life is short, and we have not too much time for gladdening the hearts of those who are with us';
    expect(textWidth(sentence, 13)).toBeLessThan(1.5 * 600);
  });

  test.each([312, 410, 880])('a long name is cut within a chart of %i pixels', async (width) => {
    const names = ['The fool doth think he is wise. '.repeat(20), 'WELTSCHMERZ '.repeat(30), '時間'.repeat(200)];
    const svg = chartSvg(
      ranking(
        'Ranking',
        names.map((name) => ({ name, value: 2 })),
      ),
      width,
    );
    const ends = await withPage(pageOf(svg), SCREEN, ({ page }) =>
      page.$$eval('svg text', (each) => each.map((text) => text.getBoundingClientRect().right)),
    );
    expect(ends.length).toBeGreaterThan(names.length);
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
  });
});
