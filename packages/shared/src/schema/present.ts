/** A copy without the keys whose value is undefined: the AWS document client refuses them. */
export function present<T extends object>(given: T): T {
  const copy = { ...given };
  const entries: [string, unknown][] = Object.entries(copy);
  for (const [key, value] of entries) if (value === undefined) Reflect.deleteProperty(copy, key);
  return copy;
}
