/** A copy without the keys whose value is undefined: the AWS document client refuses them. */
export function present<T extends object>(given: T): T {
  const copy = { ...given };
  for (const [key, value] of Object.entries(copy)) if (value === undefined) Reflect.deleteProperty(copy, key);
  return copy;
}
