import { patterned } from '../schema/patterned.ts';
import { INSTANT } from './patterns.ts';

/** An instant by the wall clock: ISO-8601, UTC. */
export const Instant = patterned('datetime', INSTANT, 'not an ISO-8601 instant in UTC');
