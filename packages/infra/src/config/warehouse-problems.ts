import { dateOf } from '@quote-elt/shared';
import { FIRST_DAY } from './config-shape.ts';
import type { ConfigProblem } from './problem.ts';
import { setCommand } from './remedy.ts';
import type { StackConfig } from './stack-config.ts';

/** What is wrong with the warehouse of a stack: tables that begin after the present day find nothing. */
export function warehouseProblems(
  stack: string,
  { warehouse, warehouseFirstDay }: Pick<StackConfig, 'warehouse' | 'warehouseFirstDay'>,
  now: Date,
): ConfigProblem[] {
  if (!warehouse || warehouseFirstDay <= dateOf(now.getTime())) return [];
  const message = `warehouseFirstDay: ${warehouseFirstDay} is yet to come, and tables that begin there find no day before it`;
  return [{ message, remedy: setCommand(stack, 'warehouseFirstDay', FIRST_DAY) }];
}
