import type { Model, SingularCheck } from './model.ts';
import type { Roles } from './roles.ts';

/** The model of the places in the day's schedule that left a raw item; place 0 begins at midnight UTC. */
export const COVERED_TICKS = 'covered_ticks';

/** The entry of COVERED_TICKS: it is made for whatever model has the role `staging`. */
export function coveredTicks({ staging }: Pick<Roles, 'staging'>): Model {
  return {
    name: COVERED_TICKS,
    layer: 'engine',
    materialise: 'table',
    reads: [staging, 'run_context'],
    grain: 'place in the schedule that left a row',
    key: ['slot'],
    checks: [{ kind: 'range', column: 'slot', min: 0, max: 86_399 }],
  };
}

/** The checks that hold for the rows of any day, whatever a record is: none is lost, and how many may be unusable. */
export const ROWS_CONSERVED: SingularCheck = { name: 'rows_conserved', layer: 'engine', severity: 'error' };
export const REJECTED_CHECKS: readonly SingularCheck[] = [
  { name: 'rejected_rows', layer: 'engine', severity: 'warn' },
  { name: 'rejected_share', layer: 'engine', severity: 'error' },
];
