/** Makes a value when it is first asked for: patterns of Unicode and schemas take time to make, and a cold start is paid for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
