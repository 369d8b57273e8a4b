/** As many files as Node reads at the same time, twice over. */
const AT_ONCE = 8;

/** What `work` gives of each item, in the order of the items, some at once. Throws what the first one that fails does. */
export async function someAtOnce<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return done;
}
