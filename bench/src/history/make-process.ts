import { CalendarDate, daysBetween } from '@quote-elt/shared';
import { makeHistory } from './make-history.ts';

/** A process of its own: adds the days of a range to a data folder, and sends a message after each. */
const [folder = '', from, to] = process.argv.slice(2);
await makeHistory(
  folder,
  daysBetween(CalendarDate.parse(from), CalendarDate.parse(to)),
  () => void process.send?.('day'),
);
process.disconnect?.();
