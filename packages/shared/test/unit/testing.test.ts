import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';
import {
  IngestEvent,
  RawItem,
  RunRecord,
  rawItem,
  rawItemProblems,
  SourceRecord,
  TransformEvent,
  toTick,
} from '../../src/index.ts';
import { RECORD_EXAMPLES } from '../../src/record/record.ts';
import {
  sampleIngestEvent,
  sampleIngestResult,
  sampleRawItem,
  sampleRecord,
  sampleRunRecord,
  sampleTransformEvent,
} from '../../src/testing.ts';

const MART = RECORD_EXAMPLES.mart;

describe.each([
  ['raw item', sampleRawItem],
  ['run record', sampleRunRecord],
  ['ingest event', sampleIngestEvent],
  ['ingest result', sampleIngestResult],
  ['transform event', sampleTransformEvent],
] as const)('a sample %s', (_what, sample) => {
  test('is the same at every call, and never the same object', () => {
    expect(sample()).toStrictEqual(sample());
    expect(sample()).not.toBe(sample());
  });

  test('survives DynamoDB and JSON', () => {
    expect(decodeItem(encodeItem(sample()))).toStrictEqual(sample());
    expect(JSON.parse(JSON.stringify(sample()))).toStrictEqual(sample());
  });

  test('refuses what the schema refuses', () => {
    expect(() =>
      Reflect.apply(sample, undefined, [{ rows: 'x', ingested_at: 'x', tick: 1, scheduled_time: 'x' }]),
    ).toThrow();
  });
});

describe('the samples of records', () => {
  test('differ from each other, as many as there are', () => {
    const records = Array.from({ length: 5000 }, (_, n) => JSON.stringify(sampleRecord(n)));
    expect(new Set(records).size).toBe(records.length);
  });

  test('are valid, coherent in a raw item, and the same at every call, whatever their number', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        const record = sampleRecord(n);
        expect(SourceRecord.parse(record)).toStrictEqual(record);
        expect(sampleRecord(n)).toStrictEqual(record);
        expect(sampleRecord(n)).not.toBe(record);
        expect(rawItemProblems(rawItem(toTick(0), 0, record, 'api', new Date(0)))).toEqual([]);
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('have no number %s', (n) => {
    expect(() => sampleRecord(n)).toThrow(RangeError);
  });
});

describe('overrides', () => {
  test('of the instant of a raw item bring what follows from it', () => {
    expect(sampleRawItem({ ingested_at: '2024-02-29T00:00:00.007Z' })).toMatchObject({
      ingested_date: '2024-02-29',
      ingested_at: '2024-02-29T00:00:00.007Z',
      fetched_at: '2024-02-29T00:00:01.257Z',
    });
  });

  test('keep a raw item coherent, whatever the place', () => {
    fc.assert(
      fc.property(fc.nat(49), (place) => {
        const ingested_at = `2026-11-22T18:59:00.${String(place).padStart(3, '0')}Z`;
        expect(rawItemProblems(sampleRawItem({ ingested_at }))).toEqual([]);
      }),
    );
  });

  test('may make a raw item incoherent', () => {
    const item = sampleRawItem({ ingested_date: '2024-02-29' });
    expect(rawItemProblems(item)).toHaveLength(1);
    expect(RawItem.parse(item)).toStrictEqual(item);
  });

  test('of the day of a run record move its clock and what was published', () => {
    expect(sampleRunRecord({ run_date: '2024-02-28', attempts: 2 })).toMatchObject({
      run_date: '2024-02-28',
      attempts: 2,
      published: { [MART]: { key: `${MART}/${RECORD_EXAMPLES.partition}=2024-02-28/part.parquet` } },
      started_at: '2024-02-29T12:00:00.412Z',
      last_success_at: '2024-02-29T12:00:01.107Z',
    });
    expect(RunRecord.parse(sampleRunRecord({ figures: {} })).figures).toEqual({});
  });

  test('of events are sent as they are', () => {
    expect(IngestEvent.parse(sampleIngestEvent())).toEqual({
      task: 'ingest',
      scheduled_time: '2026-11-22T18:59:00.000Z',
    });
    expect(sampleTransformEvent()).toStrictEqual({ task: 'transform', scheduled_time: '2026-11-23T12:00:00Z' });
    expect(sampleIngestEvent({ scheduled_time: undefined })).toStrictEqual({ task: 'ingest' });
    expect(sampleTransformEvent({ dates: ['2026-11-22'] })).toStrictEqual({ dates: ['2026-11-22'] });
    expect(TransformEvent.parse(sampleTransformEvent({ from: '2026-11-20', to: '2026-11-22', force: true }))).toEqual({
      from: '2026-11-20',
      to: '2026-11-22',
      force: true,
    });
  });
});
