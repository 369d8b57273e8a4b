import { messageOf } from '@quote-elt/runtime';
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
 * it went through. One that names no function is shown and left; once the signal is aborted, so are the others. It is
 * safe to run twice, since a tick that is stored already writes nothing. When to do it: docs/operations.md#ticks-failed-dead-letters
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
    const error = await repeat(queue, letter, handlers);
    if (error !== undefined) await queue.release(letter.id);
    const outcome = { letter, error };
    outcomes.push(outcome);
    onLetter(outcome);
  }
  return outcomes;
}

/** Repeats one letter and gives why it did not go through, or undefined when it did and is gone. A letter without a target is not repeated. */
async function repeat(
  queue: DeadLetterQueue,
  { id, target, event, reason }: DeadLetter,
  handlers: Readonly<Record<LetterTarget, Invoke>>,
): Promise<string | undefined> {
  if (target === undefined) return reason;
  try {
    await handlers[target](event);
    await queue.remove(id);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** What waits in the queue, as far as one look takes the messages; a message that is no letter of ours has no target, and its reason says why. */
export async function readQueue(queue: DeadLetterQueue): Promise<DeadLetter[]> {
  return (await queue.receive()).map(({ id, body, attributes }) => {
    try {
      return readLetter(id, body, attributes);
    } catch (error) {
      const reason = `unreadable: ${messageOf(error)}`;
      return { id, target: undefined, event: undefined, reason };
    }
  });
}
