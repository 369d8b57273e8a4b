import { baseUrlProblem, keptBaseUrl, SOURCE_NAMES } from '@quote-elt/ingest/config';
import {
  addDays,
  CalendarDate,
  dateOf,
  type KeptSettings,
  MAX_BATCH,
  ScheduledTime,
  type Tick,
} from '@quote-elt/shared';
import { UsageError } from '../errors/errors.ts';

/** What a command may say of ingest instead of the settings. */
export interface IngestChoices {
  readonly sources?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly count?: string | undefined;
}

/** The last closed day at `now`. */
export function yesterday(now: Date): CalendarDate {
  return addDays(dateOf(now.getTime()), -1);
}

/** A closed UTC day, as an option gives it; throws UsageError if it is malformed or not over yet. */
export function closedDay(option: string, given: string, now: Date): CalendarDate {
  const parsed = CalendarDate.safeParse(given);
  const last = yesterday(now);
  const hint = `give a closed UTC day such as ${option} ${last}`;
  if (!parsed.success) throw new UsageError(`${option} ${given} is not a calendar date`, hint);
  if (parsed.data > last) throw new UsageError(`${option} ${given} is not over yet in UTC`, hint);
  return parsed.data;
}

/** An instant that may be now or past, as an option gives it; throws UsageError otherwise. */
export function pastTick(option: string, given: string, now: Date): Tick {
  const parsed = ScheduledTime.safeParse(given);
  const hint = `give a past instant with its zone, such as ${option} 2026-11-22T18:59:00Z`;
  if (!parsed.success) throw new UsageError(`${option} ${given} is not an instant`, hint);
  if (Date.parse(parsed.data) > now.getTime()) throw new UsageError(`${option} ${given} lies in the future`, hint);
  return parsed.data;
}

/** The range that `--from` and `--to` give, of closed days; throws UsageError if it is inverted. `first` is where it begins unless it is said. */
export function dayRange(
  { from, to }: { readonly from?: string; readonly to?: string },
  now: Date,
  first: (to: CalendarDate) => CalendarDate,
): { from: CalendarDate; to: CalendarDate } {
  const last = to === undefined ? yesterday(now) : closedDay('--to', to, now);
  const range = { from: from === undefined ? first(last) : closedDay('--from', from, now), to: last };
  if (range.from <= range.to) return range;
  throw new UsageError(`--from ${range.from} is after --to ${range.to}`, 'give the earlier day as --from');
}

/** A whole number from `min` to `max`, as an option gives it; throws UsageError otherwise. */
export function wholeNumber(option: string, given: string, min: number, max: number): number {
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(
    `${option} ${given} is not a whole number from ${min} to ${max}`,
    `give for example ${option} ${min}`,
  );
}

/** What a command says of ingest, as `--sources`, `--base-url` and `--count` give it; throws UsageError. A URL is not repeated: it may hold a password. */
export function ingestChoices({ sources, baseUrl, count }: IngestChoices): IngestChoices {
  for (const name of sources?.split(',') ?? []) {
    if (!SOURCE_NAMES.some((known) => known === name.trim()))
      throw new UsageError(`--sources ${name} is no source`, `name some of these: ${SOURCE_NAMES.join(',')}`);
  }
  const problem = baseUrl === undefined ? undefined : baseUrlProblem(baseUrl);
  if (problem !== undefined)
    throw new UsageError(`--base-url ${problem}`, 'give for example --base-url https://api.quotable.io');
  if (count !== undefined) wholeNumber('--count', count, 1, MAX_BATCH);
  return { sources, baseUrl, count };
}

/** The settings that choices stand for; `--base-url` implies the source quotable. */
export function askedSettings({ sources, baseUrl, count }: IngestChoices): Partial<KeptSettings> {
  const names = sources ?? (baseUrl === undefined ? undefined : 'quotable');
  return {
    ...(count === undefined ? {} : { quotes_per_tick: Number(count) }),
    ...(names === undefined ? {} : { sources: names.split(',').map((name) => name.trim()) }),
    ...(baseUrl === undefined ? {} : { base_url: keptBaseUrl(baseUrl) }),
  };
}
