/** Whether a value, as `JSON.parse` gives it, is an object whose keys can be read; a list is none. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
