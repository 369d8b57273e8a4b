/** Gives numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** A reproducible generator: mulberry32 by Tommy Ettinger, public domain. It is not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A generator for one key alone: how much is drawn for a key changes nothing for any other. The key is hashed by FNV-1a, 32 bits. */
export function keyedRandom(seed: number, key: string): Random {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return seededRandom(hash);
}
