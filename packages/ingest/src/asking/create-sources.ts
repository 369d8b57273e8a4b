import type { CreateSource, Source } from '../ports/source.ts';
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
export function createSources(settings: SourceSettings, load: LoadSource = loadSource): Source[] {
  return settings.sources.map((name) => withinSize(lazySource(name, settings, load), settings.maxItemBytes));
}

/** Loads the factory of a source. */
export type LoadSource = (name: SourceName) => Promise<CreateSource>;

function lazySource(name: SourceName, { baseUrl, sourceTimeoutMs }: SourceSettings, load: LoadSource): Source {
  const options = { timeoutMs: sourceTimeoutMs, ...(name === HOSTED_SOURCE ? { baseUrl } : {}) };
  let source: Source | undefined;
  return {
    name,
    async fetch(request) {
      source ??= (await load(name))(options);
      return source.fetch(request);
    },
  };
}
