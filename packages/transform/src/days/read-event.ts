import { showForeign, showText } from '@quote-elt/runtime';
import { explainError, TransformEvent } from '@quote-elt/shared';
import { InvalidEvent } from '../errors/errors.ts';

/** How much of what is wrong with an event is shown, in UTF-16 units: its keys may be of any length. */
const SHOWN = 1000;

/** The event in terms of the contract; throws InvalidEvent naming what is wrong with it. */
export function readEvent(event: unknown): TransformEvent {
  const record = `transform event ${showForeign(event)}`;
  const parsed = TransformEvent.safeParse(event);
  if (!parsed.success) throw new InvalidEvent(showText(explainError(parsed.error, record), SHOWN), parsed.error);
  const { data } = parsed;
  if ('from' in data && data.to < data.from) throw new InvalidEvent(`${record}: to is before from`);
  return data;
}
