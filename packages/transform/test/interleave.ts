import type { Random } from '@quote-elt/local';

/** Lets a run pass one of its gates: it waits there until it is chosen. */
export type Pass = () => Promise<void>;

/**
 * Runs several at once, only ever one of them between two of its gates: when each waits at a gate or has ended, one of them is
 * drawn to go on, more often the one that went on before. The same `random` gives the same order. Rejects with the first error of a run when all have ended.
 */
export async function interleave(runs: readonly ((pass: Pass) => Promise<void>)[], random: Random): Promise<void> {
  const waiting = new Map<number, () => void>();
  let live = runs.length;
  // One run may be far ahead of another, or both go step by step.
  const stays = random() * 0.95;
  let last = -1;
  let changed: () => void = () => undefined;
  const ended = Promise.allSettled(
    runs.map(async (run, who) => {
      const pass = () =>
        new Promise<void>((resolve) => {
          waiting.set(who, resolve);
          changed();
        });
      try {
        await run(pass);
      } finally {
        live--;
        changed();
      }
    }),
  );
  for (;;) {
    while (waiting.size < live) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
    if (live === 0) break;
    const ready = [...waiting.keys()].sort((a, b) => a - b);
    const drawn = ready[Math.floor(random() * ready.length)] ?? 0;
    const chosen = waiting.has(last) && random() < stays ? last : drawn;
    last = chosen;
    const go = waiting.get(chosen);
    waiting.delete(chosen);
    go?.();
  }
  const failed = (await ended).find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
