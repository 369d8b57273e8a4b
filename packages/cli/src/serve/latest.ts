/** Something that is made anew when it is stale, one at a time: who asks while one is being made gets that one. */
export interface Latest<T> {
  get(): Promise<T>;
  stale(): void;
}

/** The latest of what `make` gives; a failure is given to who asked, and the next one makes it anew. */
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
