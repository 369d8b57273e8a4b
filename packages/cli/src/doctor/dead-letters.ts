import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** Looks into the queue of failed invocations. */
export function checkDeadLetters(queue: DeadLetterQueue, where: string): Promise<CheckUp> {
  const hint = `see pnpm elt redrive --list${where}, mend the cause, then pnpm elt redrive${where}`;
  return checkUp('dead letters', hint, async () => {
    const waiting = await queue.size();
    return waiting === 0 ? { message: 'none' } : { status: 'warn', message: `${waiting} waiting` };
  });
}
