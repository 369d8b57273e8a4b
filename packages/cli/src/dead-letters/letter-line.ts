import { visible } from '@quote-elt/runtime';
import type { DeadLetter } from './dead-letter.ts';

/** How much of an event, and of what is said about it, a line shows, in UTF-16 units. */
const MAX_EVENT = 120;
const MAX_SAID = 200;

/** A letter on one line of bounded length, whatever its sender wrote: whom it is for, its event, and what is said of it. */
export function letterLine({ target, event }: Pick<DeadLetter, 'target' | 'event'>, said: string): string {
  return `${target}  ${cut(eventText(event), MAX_EVENT)}  ${cut(visible(said), MAX_SAID)}`;
}

function eventText(event: unknown): string {
  return event === undefined ? 'no event' : visible(JSON.stringify(event));
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
