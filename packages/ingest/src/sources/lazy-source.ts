import type { IngestConfig } from '../config.ts';
import type { QuoteSource } from '../ports.ts';
import { loadSource, type QuoteSourceName } from './registry.ts';
import { withinSize } from './within-size.ts';

/** The sources of a configuration, in its order, each loaded when it is asked for the first time. */
export function createSources(config: IngestConfig): QuoteSource[] {
  return config.quoteSources.map((name) => withinSize(lazySource(name, config), config.maxItemBytes));
}

function lazySource(name: QuoteSourceName, { quotableBaseUrl, sourceTimeoutMs }: IngestConfig): QuoteSource {
  const options = { timeoutMs: sourceTimeoutMs, ...(name === 'quotable' ? { baseUrl: quotableBaseUrl } : {}) };
  let source: QuoteSource | undefined;
  return {
    name,
    async fetch(request) {
      source ??= (await loadSource(name))(options);
      return source.fetch(request);
    },
  };
}
