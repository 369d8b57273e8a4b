import type { Source } from '../ports/source.ts';
import { HOSTED_SOURCE, loadSource, type SourceName } from '../sources/registry.ts';
import { withinSize } from './within-size.ts';

/** Which sources are asked, in this order, and how; times in milliseconds, sizes in bytes. */
export interface SourceSettings {
  readonly sources: readonly SourceName[];
  /** The address of the source that people host themselves. */
  readonly baseUrl: string;
  readonly sourceTimeoutMs: number;
  /** Records whose item would be larger are rejected. */
  readonly maxItemBytes: number;
}

/** The sources of a configuration, in its order, each loaded when it is asked for the first time. */
export function createSources(settings: SourceSettings): Source[] {
  return settings.sources.map((name) => withinSize(lazySource(name, settings), settings.maxItemBytes));
}

function lazySource(name: SourceName, { baseUrl, sourceTimeoutMs }: SourceSettings): Source {
  const options = { timeoutMs: sourceTimeoutMs, ...(name === HOSTED_SOURCE ? { baseUrl } : {}) };
  let source: Source | undefined;
  return {
    name,
    async fetch(request) {
      source ??= (await loadSource(name))(options);
      return source.fetch(request);
    },
  };
}
