import { budgetProblems } from '../budget/budget-problems.ts';
import { ConfigShape } from '../config/config-shape.ts';
import { StackConfigError } from '../config/problem.ts';
import { scheduleProblems } from '../config/schedule-problems.ts';
import { shapeProblems } from '../config/shape-problems.ts';
import { type StackConfig, withDerived } from '../config/stack-config.ts';
import { stackNameProblems } from '../config/stack-name.ts';
import { warehouseProblems } from '../config/warehouse-problems.ts';

/** Whose configuration is read, and when. */
export interface ConfigOwner {
  readonly project: string;
  readonly stack: string;
  readonly now: Date;
}

/**
 * The configuration in `given`, by key, with defaults; throws StackConfigError. It names every wrong value at once, and
 * where all values are good in themselves, everything that cannot work together.
 */
export function parseStackConfig(given: Readonly<Record<string, unknown>>, owner: ConfigOwner): StackConfig {
  const { project, stack, now } = owner;
  const ofName = stackNameProblems(project, stack);
  const parsed = ConfigShape.safeParse(given);
  if (!parsed.success) {
    const ofValues = parsed.error.issues.flatMap((issue) => shapeProblems(stack, issue));
    throw new StackConfigError([...ofName, ...ofValues], parsed.error);
  }
  const config = withDerived(parsed.data, now);
  const ofSchedule = scheduleProblems(stack, config, now);
  // What a run must do follows from the schedule: while that is wrong, its figures would mislead.
  const ofBudget = ofSchedule.length > 0 ? [] : budgetProblems(stack, config);
  const problems = [...ofName, ...ofSchedule, ...ofBudget, ...warehouseProblems(stack, config, now)];
  if (problems.length > 0) throw new StackConfigError(problems);
  return config;
}
