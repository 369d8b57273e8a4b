import { RUNS_CAPACITY } from '../components/tables.ts';
import { FREE_LIMITS } from '../cost/free-limits.ts';
import type { StackConfig } from './stack-config.ts';

/** dev and prod, in one account. */
const STACKS = 2;

/** What of a configuration would cost money, told before anything is made. */
export function costWarnings({ rawCapacity, pointInTimeRecovery }: StackConfig): string[] {
  const provisioned = STACKS * (rawCapacity + RUNS_CAPACITY);
  const free = FREE_LIMITS.read_units;
  return [
    ...(provisioned > free
      ? [
          `rawCapacity ${rawCapacity}: two stacks provision ${STACKS} × (${rawCapacity} + ${RUNS_CAPACITY}) = ${provisioned} units, of which ${free} are free`,
        ]
      : []),
    ...(pointInTimeRecovery
      ? ['pointInTimeRecovery is not part of the free tier: it is billed by the size of the tables']
      : []),
  ];
}
