import { isObject, type JsonObject } from '@quote-elt/runtime';
import type { RecordShape } from './record-shape.ts';

/** Wrappers that sources have put around records of any kind. */
const WRAPPERS = ['data', 'results', 'result', 'items', 'contents', 'content', 'response'] as const;

/** Records lie no deeper than this under their wrappers. */
const MAX_DEPTH = 8;

/** What an answer is made of. */
export interface Unwrapped {
  /** The objects around all records. */
  readonly envelopes: readonly JsonObject[];
  /** The objects around single records. */
  readonly wrappers: readonly JsonObject[];
  /** Undefined where nothing could be records. */
  readonly records: readonly unknown[] | undefined;
}

/** The records of an answer: the members of an array, one object with a text, or either in wrappers, of which the first that is not empty counts. */
export function unwrap(body: unknown, shape: RecordShape): Unwrapped {
  const [envelopes, wrappers]: [JsonObject[], JsonObject[]] = [[], []];
  return { envelopes, wrappers, records: recordsIn(body, shape, envelopes, wrappers, 0) };
}

function recordsIn(
  value: unknown,
  shape: RecordShape,
  envelopes: JsonObject[],
  wrappers: JsonObject[],
  depth: number,
): readonly unknown[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.flatMap((member: unknown) => recordsOfMember(member, shape, wrappers, depth));
  if (!isObject(value)) return undefined;
  envelopes.push(value);
  if (shape.textOf(value) !== undefined) return [value];
  let empty: readonly unknown[] | undefined;
  for (const wrapper of [...shape.wrappers, ...WRAPPERS]) {
    const records = recordsIn(value[wrapper], shape, envelopes, wrappers, depth + 1);
    if (records !== undefined && records.length > 0) return records;
    empty ??= records;
  }
  return empty;
}

/** A member of an array may be wrapped too; one in which no records are found is itself a record, to be reported. */
function recordsOfMember(
  member: unknown,
  shape: RecordShape,
  wrappers: JsonObject[],
  depth: number,
): readonly unknown[] {
  const records = recordsIn(member, shape, wrappers, wrappers, depth + 1);
  return records === undefined || records.length === 0 ? [member] : records;
}
