import { showForeign, showText } from '@quote-elt/runtime';
import type { DeadLetter } from './dead-letter.ts';

/** How much of an event, and of what is said about it, a line shows, in UTF-16 units. */
const MAX_EVENT = 120;
const MAX_SAID = 200;

/** A letter on one line of bounded length, whatever its sender wrote: whom it is for, its event, and what is said of it. */
export function letterLine({ target, event }: Pick<DeadLetter, 'target' | 'event'>, said: string): string {
  return `${target ?? 'unknown'}  ${event === undefined ? 'no event' : showForeign(event, MAX_EVENT)}  ${showText(said, MAX_SAID)}`;
}
