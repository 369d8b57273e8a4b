import { createHandler as createIngest } from '@quote-elt/ingest';
import type { IngestResult } from '@quote-elt/shared';
import { createHandler as createTransform, type HandlerOptions, type TransformResult } from '@quote-elt/transform';
import type { Store } from '../store/store.ts';
import { type DaySettings, type IngestSettings, ingestEnv, transformEnv } from './handler-env.ts';

/** What of a store a handler of ingest works on. */
export type HandlerStore = Pick<Store, 'client' | 'tables' | 'patience'>;

/** What of a store a handler of transform works on. */
export type TransformStore = HandlerStore & Pick<Store, 'lateSeconds'>;

/** Handles one event of ingest. */
export type IngestHandler = (event: unknown) => Promise<IngestResult>;

/** Handles one event of transform. */
export type TransformHandler = (event: unknown) => Promise<TransformResult>;

/**
 * The handler of ingest on a store whose data is kept so, by the clock `now`; it waits `sourceTimeoutMs` for a source where
 * that is given. It writes no log. Throws UnknownSourcesError.
 */
export function ingestOn(
  store: HandlerStore,
  kept: IngestSettings,
  { now, sourceTimeoutMs }: { readonly now: () => Date; readonly sourceTimeoutMs?: number },
): IngestHandler {
  const timeout = sourceTimeoutMs === undefined ? {} : { ELT_SOURCE_TIMEOUT_MS: String(sourceTimeoutMs) };
  return createIngest(
    { ...ingestEnv(store, kept), ...timeout },
    { dynamodb: store.client, now, patience: store.patience, write: () => undefined },
  );
}

/** The handler of transform on a store, for days that are judged so; it writes no log. Throws ConfigError. */
export function transformOn(
  store: TransformStore,
  days: DaySettings,
  options: Omit<HandlerOptions, 'dynamodb' | 'write'> = {},
): TransformHandler {
  return createTransform(transformEnv(store, days), {
    dynamodb: store.client,
    patience: store.patience,
    write: () => undefined,
    ...options,
  });
}
