import { type DeadLetter, type LetterTarget, readLetter } from './dead-letter.ts';
import type { DeadLetterQueue } from './queue.ts';

/** Repeats an invocation; throws when it fails again. */
export type Invoke = (event: unknown) => Promise<unknown>;

/** What became of a letter. */
export interface Redriven {
  readonly letter: DeadLetter;
  /** Undefined when it went through. */
  readonly error: string | undefined;
}

/**
 * Repeats failed invocations, each with its own event, so that a tick keeps its identity, and takes a letter away only after
 * it went through; once the signal is aborted, the others are left where they are. Safe to run twice: a tick that is stored
 * already writes nothing. When to do it: docs/operations.md#ticks-failed-dead-letters
 */
export async function redrive(
  queue: DeadLetterQueue,
  letters: readonly DeadLetter[],
  handlers: Readonly<Record<LetterTarget, Invoke>>,
  onLetter: (redriven: Redriven) => void,
  signal?: AbortSignal,
): Promise<Redriven[]> {
  const outcomes: Redriven[] = [];
  for (const letter of letters) {
    if (signal?.aborted) {
      await queue.release(letter.id);
      continue;
    }
    let failure: string | undefined;
    try {
      await handlers[letter.target](letter.event);
      await queue.remove(letter.id);
    } catch (error) {
      await queue.release(letter.id);
      failure = error instanceof Error ? error.message : String(error);
    }
    const outcome = { letter, error: failure };
    outcomes.push(outcome);
    onLetter(outcome);
  }
  return outcomes;
}

/** What waits in the queue; a message that is no letter of ours is left where it is and told as one that cannot be repeated. */
export async function readQueue(queue: DeadLetterQueue): Promise<DeadLetter[]> {
  return (await queue.receive()).map(({ id, body }) => {
    try {
      return readLetter(id, body);
    } catch (error) {
      const reason = `unreadable: ${error instanceof Error ? error.message : String(error)}`;
      return { id, target: 'ingest', event: undefined, reason };
    }
  });
}
