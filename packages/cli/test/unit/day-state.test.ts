import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { allChecks } from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import { dayCards, NOT_COMPUTED } from '../../src/report/data/day-cards.ts';
import { dayState } from '../../src/report/data/day-state.ts';
import { livePage, reportPage } from '../../src/report/report-page.ts';
import { DAY_KINDS, historyBefore, REPORT_DAY, reportOfKind } from '../report-days.ts';

const CHECKS = allChecks().length;
const DATE = CalendarDate.parse('2026-11-22');
const AFTER = new Date('2026-11-23T12:00:00Z');
const published = sampleRunRecord();
const failure = { at: '2026-11-23T13:00:00.000Z', code: 'check.failed', message: 'check a failed', attempts: 1 };

/** The state of a day whose record is this one. */
const stateOf = (record: RunRecord | undefined, asOf = AFTER) => dayState({ record, date: DATE, asOf });

describe('a day is published or not, and says why', () => {
  test.each<[string, RunRecord | undefined, string]>([
    ['a day that was not transformed', undefined, 'warn Not published: the day is not transformed yet'],
    ['a published one', published, 'good Published: every check that must pass has passed'],
    [
      'one without a warehouse',
      { ...published, published: {} },
      'quiet Not published: the run succeeded, and no warehouse is on',
    ],
    [
      'an empty one',
      { ...published, status: 'empty', rows: 0, published: {} },
      'warn Not published: the day has no row',
    ],
    [
      'one of unusable rows',
      { ...published, status: 'empty', rows: 3, published: {} },
      'warn Not published: no row of the day can be used',
    ],
    [
      'one that failed',
      { ...published, status: 'failed', published: {}, failure },
      'bad Not published: the last run failed: check a failed (check.failed)',
    ],
    [
      'one that failed after it was published',
      { ...published, status: 'failed', failure },
      'bad Published: the last run failed, what stands is of the run before: check a failed (check.failed)',
    ],
    [
      'one whose rows were changed',
      { ...published, changed_at: '2026-11-24T08:30:00.000Z' },
      'warn Published: rows of the day were put since, the next run reads it again',
    ],
  ])('%s', (_name, record, told) => {
    const { tone, words, why } = stateOf(record);
    expect(`${tone} ${words}: ${why}`).toBe(told);
  });

  test('a day that goes on', () => {
    expect(stateOf(undefined, new Date('2026-11-22T23:59:59Z'))).toEqual({
      tone: 'quiet',
      words: 'Not published',
      why: 'the day goes on',
    });
  });

  test('the page says it beside its title', async () => {
    const data = { ...(await reportOfKind(DAY_KINDS.whole)), record: { ...published, run_date: REPORT_DAY } };
    for (const page of [await reportPage(data), await livePage(data)])
      expect(page).toMatch(/<h1>[^<]*<span>2026-11-23<\/span> <span class="badge good">Published<\/span><\/h1>/);
  });
});

describe('cards', () => {
  const tonesOf = async (kind: keyof typeof DAY_KINDS, history?: readonly RunRecord[]) => {
    const cards = dayCards(await reportOfKind(DAY_KINDS[kind], history));
    return Object.values(cards).map(({ name, value, tone }) => `${name} ${value} ${tone}`);
  };

  test('of a whole day are good', async () => {
    expect(await tonesOf('whole', historyBefore().slice(0, 3))).toEqual([
      'rows 1,440 quiet',
      'completeness 100.0 % good',
      `checks ${CHECKS} of ${CHECKS} good`,
      `drift ${NOT_COMPUTED} quiet`,
    ]);
  });

  test('of a failed day say what was not computed, and what is bad', async () => {
    expect(await tonesOf('failed')).toEqual([
      'rows 2,140 warn',
      'completeness 86.1 % warn',
      `checks ${CHECKS - 2} of ${CHECKS} bad`,
      `drift ${NOT_COMPUTED} quiet`,
    ]);
  });

  test('of an empty day are not those of a day of noughts', async () => {
    expect(await tonesOf('empty')).toEqual([
      'rows 0 bad',
      'completeness 0.0 % bad',
      `checks ${NOT_COMPUTED} quiet`,
      `drift ${NOT_COMPUTED} quiet`,
    ]);
  });

  test('of a day that goes on judge nothing yet', async () => {
    expect(await tonesOf('going on')).toEqual([
      'rows 559 quiet',
      'completeness 38.8 % quiet',
      `checks ${NOT_COMPUTED} quiet`,
      `drift ${NOT_COMPUTED} quiet`,
    ]);
  });

  test('drift is a number once the days before are enough to compare with', async () => {
    expect((await tonesOf('holed')).at(-1)).toMatch(/^drift \d+ warn$/);
  });
});
