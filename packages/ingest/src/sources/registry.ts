import type { IngestConfig, QuoteSourceName } from '../config.ts';
import type { QuoteSource } from '../ports.ts';
import { quotableSource } from './quotable.ts';

/** How each source is made. */
const SOURCES: Readonly<Record<QuoteSourceName, (config: IngestConfig) => QuoteSource>> = {
  quotable: ({ quotableBaseUrl, sourceTimeoutMs }) => quotableSource(quotableBaseUrl, sourceTimeoutMs),
};

/** The sources of a configuration, in its order. */
export function createSources(config: IngestConfig): QuoteSource[] {
  return config.quoteSources.map((name) => SOURCES[name](config));
}
