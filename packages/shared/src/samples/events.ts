import {
  IngestEvent,
  type IngestEventInput,
  IngestResult,
  type IngestResultInput,
  TransformEvent,
  type TransformEventInput,
} from '../events/events.ts';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { present } from '../schema/present.ts';

/** What the scheduler sends to ingest for the tick of 2026-11-22, 18:59, as it is sent. */
export function sampleIngestEvent(overrides: Partial<IngestEventInput> = {}): IngestEventInput {
  const event = present({ task: 'ingest', scheduled_time: '2026-11-22T18:59:00Z', ...overrides } as const);
  IngestEvent.parse(event);
  return event;
}

/** What ingest did at that tick: one row is new. */
export function sampleIngestResult(overrides: Partial<IngestResultInput> = {}): IngestResult {
  const result = {
    tick: '2026-11-22T18:59:00.000Z',
    source: RECORD_EXAMPLES.source,
    written: 1,
    duplicates: 0,
    rejected: 0,
  };
  return IngestResult.parse({ ...result, ...overrides });
}

/** What the scheduler sends to transform on 2026-11-23, as it is sent; with `dates` or `from` and `to`, what is sent by hand. */
export function sampleTransformEvent(overrides: Partial<TransformEventInput> = {}): TransformEventInput {
  const byHand = 'dates' in overrides || 'from' in overrides || 'to' in overrides;
  const scheduled = { task: 'transform', scheduled_time: '2026-11-23T12:00:00Z' } as const;
  const event = present({ ...(byHand ? {} : scheduled), ...overrides });
  TransformEvent.parse(event);
  return event;
}
