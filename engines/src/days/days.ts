import { keyedRandom } from '@quote-elt/local';
import { addDays, CalendarDate, normaliseQuote, rawItem, type Tick, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';

/** A raw item in DynamoDB's attribute form. */
export type Item = Readonly<Record<string, object>>;

/** The first day of every history that is compared. */
export const FIRST_DAY = CalendarDate.parse('2026-02-26');

/** The period of the schedule in seconds. */
export const TICK_SECONDS = 60;

const FETCHED = new Date('2027-01-01T00:00:00Z');
const SOURCES = ['quotable', 'dummyjson', 'embedded'];
const TAGS = ['life', 'Wisdom', 'труд', 'éclair', '人生', 'work', 'a tag with spaces'];
const AUTHORS = ['Lao Tzu', 'Laozi', 'Søren Kierkegaard', 'Émile Zola', 'Толстой', '老子', "O'Neil Jr.", 'Anon'];

/** The days of a history, oldest first; every eleventh is missing. */
export function daysOf(count: number): CalendarDate[] {
  return Array.from({ length: count }, (_, index) => addDays(FIRST_DAY, index)).filter((_, index) => index % 11 !== 7);
}

/**
 * The items of a day, the same whenever they are made: a tick a minute of which some are missing, from a stock of quotes
 * that come once or often and in more than one spelling.
 */
export function itemsOf(day: CalendarDate): Item[] {
  const random = keyedRandom(1, day);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new RangeError('there is nothing to choose from');
    return chosen;
  };
  const itemAt = (tick: Tick): Item => {
    const number = Math.floor(700 * random() ** 2);
    const words = `quote ${number}${' of words'.repeat(number % 17)}${number % 5 === 0 ? ' — “naïve” 😀' : ''}`;
    const content = random() < 0.2 ? words.toUpperCase() : words;
    const tags = TAGS.filter(() => random() < 0.2);
    return encodeItem(
      rawItem(
        tick,
        0,
        normaliseQuote({ content, author: AUTHORS[number % 8] ?? 'Anon', tags }),
        pick(SOURCES),
        FETCHED,
      ),
    );
  };
  // Some ticks are missing, one here and a range there.
  const gap = Math.floor(random() * 1400);
  const missing = (slot: number) => random() < 0.01 || (slot >= gap && slot < gap + 30 * random());
  return ticksOfDay(day, TICK_SECONDS).flatMap((tick, slot) => (missing(slot) ? [] : [itemAt(tick)]));
}
