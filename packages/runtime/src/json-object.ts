/** A JSON object, as opposed to an array or anything else. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is a JSON object, else undefined; so that what lies below is unknown, and never any. */
export function asRecord(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** The value of a JSON text, unknown until it is looked at; throws SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text);
}
