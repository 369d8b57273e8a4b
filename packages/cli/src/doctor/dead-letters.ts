import type { DeadLetterQueue } from '../dead-letters/queue.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** Looks into the queue of failed invocations. */
export function checkDeadLetters(queue: DeadLetterQueue, where: StoreOptions): Promise<CheckUp> {
  const [see, replay] = [eltCommand(where, 'redrive', '--list'), eltCommand(where, 'redrive')];
  return checkUp('dead letters', `see them: \`${see}\`; repair the cause, then \`${replay}\``, async () => {
    const waiting = await queue.size();
    return waiting === 0 ? { message: 'none' } : { status: 'warn', message: `${waiting} waiting` };
  });
}
