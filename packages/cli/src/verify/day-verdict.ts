import { CodedError } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import type { MartVerdict } from '@quote-elt/transform';
import { isRight } from './mart-lines.ts';

/** Days of which there is nothing to compare, by the code of the error that says so. */
const UNCOMPARED = [
  { code: 'day.not_recorded', verdict: 'not_recorded' },
  { code: 'ledger.unreadable', verdict: 'unreadable' },
  { code: 'day.empty', verdict: 'empty' },
] as const;

/** A day whose marts were compared with what was recorded and published of them. */
interface ComparedDay {
  readonly date: CalendarDate;
  readonly verdict: 'identical' | 'different';
  readonly marts: readonly MartVerdict[];
}

/** A day of which no run succeeded, whose record cannot be read, or of which no row can be used. */
interface UncomparedDay {
  readonly date: CalendarDate;
  readonly verdict: (typeof UNCOMPARED)[number]['verdict'];
  readonly reason: string;
}

/** What a verification says of a day. */
export type DayVerdict = ComparedDay | UncomparedDay;

/** The verdict on a day by the verification `verify`; throws what else keeps that from its end. */
export async function dayVerdict(
  date: CalendarDate,
  verify: (date: CalendarDate) => Promise<readonly MartVerdict[]>,
): Promise<DayVerdict> {
  try {
    const marts = await verify(date);
    return { date, verdict: marts.every(isRight) ? 'identical' : 'different', marts };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const verdict = UNCOMPARED.find(({ code }) => code === error.code)?.verdict;
    if (verdict === undefined) throw error;
    return { date, verdict, reason: error.message };
  }
}

/** Whether a file lies beside a published one of these marts that engines would read too. */
export function hasForeign(marts: readonly MartVerdict[]): boolean {
  return marts.some(({ objects }) => objects.some(({ problem }) => problem === 'foreign'));
}
