import type { JsonObject } from '@quote-elt/runtime';
import type { RecordCandidate } from '@quote-elt/shared';

/** What the records of sources look like, so that answers can be read without knowing what a record is about. */
export interface RecordShape {
  /** Fields that are named for records and that sources have put around them, the likeliest first. */
  readonly wrappers: readonly string[];
  /** The text without which an object is no record; undefined where it has none. */
  textOf(object: JsonObject): string | undefined;
  /**
   * Who the text of a record is from; undefined where the object names nobody. It tells records from notices, which name no
   * person.
   */
  signerOf(object: JsonObject): string | undefined;
  /** The fields of a record as they came; may throw ZodError where the value is no record. */
  candidateOf(record: unknown): RecordCandidate;
  /** The fields of a candidate, texts or lists of texts, that may hold HTML entities. */
  readonly encoded: readonly (keyof RecordCandidate)[];
}
