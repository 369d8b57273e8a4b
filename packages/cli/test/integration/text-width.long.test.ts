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
  'ÄÖÜ',
  'ŐŮŇĐ',
  '½',
  '\u3000',
  '𝒜',
  '時間',
  'время',
  'œuvre',
  '100.0 %',
  '…',
  '—',
  '🙂',
];
const texts = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 })), { maxLength: 30 });

/** From the first letters to the end of Cyrillic, the punctuation of all writings, and some Kana and Han. */
const LETTERS = [
  [0x20, 0x7e],
  [0xa0, 0x2ff],
  [0x370, 0x481],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x3041, 0x30ff],
  [0x4e00, 0x4e80],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place)),
);

const FONT_SIZE = 13;

/** How wide a browser draws each text. */
function widthsOf(texts: readonly string[]): Promise<number[]> {
  const escaped = texts.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const style = `span { font: ${FONT_SIZE}px system-ui, sans-serif; white-space: pre; }`;
  const spans = escaped.map((text) => `<span>${text}</span><br>`).join('');
  return withPage(pageOf(`<style>${style}</style>${spans}`), SCREEN, ({ page }) =>
    page.$$eval('span', (each) => each.map((span) => span.getBoundingClientRect().width)),
  );
}

const SCREEN = { width: 1280, scheme: 'light' } as const;

/** A page of its own without a file. */
const pageOf = (body: string) => `data:text/html;charset=utf-8,${encodeURIComponent(`<body style="margin:0">${body}`)}`;

describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  test('no letter and no text is wider than it is taken to be', async () => {
    const some = [...LETTERS, ...fc.sample(texts, 300).map((words) => words.join(' '))];
    const widths = await widthsOf(some);
    expect(widths).toHaveLength(some.length);
    const wider = some.filter((text, index) => (widths[index] ?? 0) > textWidth(text, FONT_SIZE) + 0.1);
    expect(wider).toEqual([]);
  });

  test('a sentence is not taken for half as wide again', async () => {
    const sentence = 'Life is short, and we have not too much time for gladdening the hearts of those who are with us';
    const [drawn = 0] = await widthsOf([sentence]);
    expect(textWidth(sentence, FONT_SIZE) / drawn).toBeLessThan(1.5);
  });

  test.each([312, 410, 880])('a long name is cut within a chart of %i pixels', async (width) => {
    const names = [
      'The fool doth think he is wise. '.repeat(20),
      'WELTSCHMERZ '.repeat(30),
      '時間'.repeat(200),
      'ŐŮŇĐ'.repeat(25),
    ];
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
