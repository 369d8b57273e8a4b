export type { Statement } from '../iam/document.ts';
export type { FunctionSchedule } from './function-schedule.ts';
export { type FunctionNames, ScheduledFunction, type ScheduledFunctionArgs } from './scheduled-function.ts';
