import { baseUrlProblem, DEFAULT_BASE_URL, HOSTED_SOURCE, keptBaseUrl, SOURCE_NAMES } from '@quote-elt/ingest/config';
import { type KeptSettings, MAX_BATCH } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/** What a command may say of ingest instead of the settings. */
export interface IngestChoices {
  readonly sources?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly count?: string | undefined;
}

/** What a command says of ingest, as `--sources`, `--base-url` and `--count` give it; throws UsageError. A URL is not repeated: it may hold a password. */
export function ingestChoices({ sources, baseUrl, count }: IngestChoices): IngestChoices {
  for (const name of sources?.split(',') ?? []) {
    if (!SOURCE_NAMES.some((known) => known === name.trim()))
      throw new UsageError(`--sources ${name} is no source`, `name some of these: ${SOURCE_NAMES.join(',')}`);
  }
  const problem = baseUrl === undefined ? undefined : baseUrlProblem(baseUrl);
  if (problem !== undefined)
    throw new UsageError(`--base-url ${problem}`, `give for example --base-url ${DEFAULT_BASE_URL}`);
  if (count !== undefined) wholeNumber('--count', count, 1, MAX_BATCH);
  return { sources, baseUrl, count };
}

/** The settings that choices stand for; `--base-url` implies the source that is asked there. */
export function askedSettings({ sources, baseUrl, count }: IngestChoices): Partial<KeptSettings> {
  const names = sources ?? (baseUrl === undefined ? undefined : HOSTED_SOURCE);
  return {
    ...(count === undefined ? {} : { records_per_tick: Number(count) }),
    ...(names === undefined ? {} : { sources: names.split(',').map((name) => name.trim()) }),
    ...(baseUrl === undefined ? {} : { base_url: keptBaseUrl(baseUrl) }),
  };
}
