import { describe, expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';
import { IngestEvent, RawItem, TransformEvent } from '../../src/index.ts';
import { boundedText } from '../../src/schema/bounded-text.ts';
import { sampleRawItem } from '../../src/testing.ts';

describe('events', () => {
  test.each([[{}], [{ scheduled_time: '2026-11-22T18:59:00Z' }]])('%j invokes both', (event) => {
    expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([true, true]);
  });

  test.each([[{ scheduledTime: '2026-11-22T18:59:00Z' }], [{ scheduled_time: 'now' }], [[]], [null]])(
    '%j invokes none',
    (event) => {
      expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([false, false]);
    },
  );

  test.each(['ingest', 'transform'] as const)('an event that names the task %s invokes that function alone', (task) => {
    const event = { task, scheduled_time: '2026-11-22T18:59:00Z' };
    expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([
      task === 'ingest',
      task === 'transform',
    ]);
    expect(TransformEvent.safeParse({ task, dates: ['2026-11-22'] }).success).toBe(task === 'transform');
    expect(TransformEvent.safeParse({ task, from: '2026-11-21', to: '2026-11-22' }).success).toBe(task === 'transform');
  });

  test('a range or a list of days invokes transform, forced or not', () => {
    expect(TransformEvent.parse({ dates: ['2026-11-22'] })).toEqual({ dates: ['2026-11-22'], force: false });
    expect(TransformEvent.parse({ from: '2026-11-20', to: '2026-11-22', force: true })).toMatchObject({ force: true });
    expect(TransformEvent.safeParse({ dates: ['2026-11-22'], from: '2026-11-20' }).success).toBe(false);
  });
});

test('a raw item survives DynamoDB and back', () => {
  const item = sampleRawItem();
  expect(RawItem.parse(decodeItem(encodeItem(item)))).toEqual(item);
});

test('a text may have as many code points as its bound, whether they take one UTF-16 unit or two', () => {
  const bounded = boundedText(3, { description: 'A text.', examples: ['a'] });
  const accepted = (text: string) => bounded.safeParse(text).success;
  expect(['abc', '😀😀😀', 'a😀b', 'a'].map(accepted)).toEqual([true, true, true, true]);
  expect(['abcd', '😀😀😀😀', '😀😀😀a', 'abcdef', 'abcdefg', ''].map(accepted)).toEqual(Array(6).fill(false));
});
