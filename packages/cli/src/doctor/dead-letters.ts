import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** Looks into the queue of failed invocations. */
export function checkDeadLetters(queue: DeadLetterQueue): Promise<CheckUp> {
  return checkUp('dead letters', 'see pnpm elt redrive --list, mend the cause, then pnpm elt redrive', async () => {
    const waiting = await queue.size();
    return waiting === 0 ? { message: 'none' } : { status: 'warn', message: `${waiting} waiting` };
  });
}
