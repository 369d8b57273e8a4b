/** Something that is made anew when it is stale. Only one is made at a time, and whoever asks meanwhile gets that one. */
export interface Latest<T> {
  get(): Promise<T>;
  stale(): void;
}

/** The latest of what `make` gives; a failure is given to whoever asked, and the next call makes it anew. */
export function latest<T>(make: () => Promise<T>): Latest<T> {
  let value: Promise<T> | undefined;
  let fresh = false;
  let making = false;
  return {
    get() {
      if (value !== undefined && (fresh || making)) return value;
      fresh = true;
      making = true;
      const made = make().finally(() => {
        making = false;
      });
      made.catch(() => {
        if (value === made) value = undefined;
      });
      value = made;
      return made;
    },
    stale() {
      fresh = false;
    },
  };
}
