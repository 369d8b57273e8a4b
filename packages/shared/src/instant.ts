import * as z from 'zod';
import { INSTANT } from './patterns.ts';

/** An instant by the wall clock: ISO-8601, UTC. */
export const Instant = z.stringFormat('date-time', INSTANT, 'not an ISO-8601 instant in UTC');
