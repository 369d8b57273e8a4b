import { INK } from './ink.ts';

/** What is known of an hour of a day: the part of it, 0 to 1, that ticks with a row cover, or why there is no such part. */
export type HeatHour = number | 'to come' | 'not counted' | 'no run';

/** How an hour is drawn. */
export interface HeatLevel {
  readonly name: string;
  readonly fill: string;
  readonly stroke?: string;
  /** True where it shines, so that an outage is seen first. */
  readonly glows: boolean;
}

/** All levels, the hottest last. */
export const HEAT_LEVELS: readonly HeatLevel[] = [
  { name: 'no run on record', fill: INK.page, stroke: INK.line, glows: false },
  { name: 'not counted', fill: INK.unknown, glows: false },
  { name: 'to come', fill: INK.faint, glows: false },
  { name: '100 %', fill: 'var(--heat-0)', glows: false },
  { name: '90 % or more', fill: 'var(--heat-1)', glows: false },
  { name: '50 % or more', fill: 'var(--heat-2)', glows: false },
  { name: 'under 50 %', fill: 'var(--heat-3)', glows: true },
  { name: 'nothing', fill: 'var(--heat-4)', glows: true },
];

/** The place among HEAT_LEVELS of an hour. */
export function heatLevelOf(hour: HeatHour): number {
  if (hour === 'no run') return 0;
  if (hour === 'not counted') return 1;
  if (hour === 'to come') return 2;
  if (hour >= 1) return 3;
  if (hour >= 0.9) return 4;
  if (hour >= 0.5) return 5;
  return hour > 0 ? 6 : 7;
}
