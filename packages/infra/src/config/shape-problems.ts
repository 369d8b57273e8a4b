import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { asRecord } from '@quote-elt/runtime';
import type { z } from 'zod';
import { ConfigShape } from './config-shape.ts';
import type { ConfigProblem } from './problem.ts';
import { removeCommand, setCommand, setPlaceCommand } from './remedy.ts';

/** What a remedy sets where the default would say nothing. */
const EXAMPLES: Readonly<Record<string, string | readonly string[]>> = {
  alarmEmail: 'you@example.com',
  allowedAccountIds: '123456789012',
  ingestSchedule: 'rate(1 minute)',
  sources: [HOSTED_SOURCE],
};

/** The problems that an issue of the schema stands for, each with the command that makes the configuration good again. */
export function shapeProblems(stack: string, issue: z.core.$ZodIssue): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ message: `${key} is not known`, remedy: removeCommand(stack, key) }));
  }
  const [key, place] = issue.path.map(String);
  if (key === undefined) return [{ message: issue.message, remedy: setCommand(stack, 'recordsPerTick', 1) }];
  const message = `${key}${place === undefined ? '' : `[${place}]`}: ${issue.message}`;
  const good = exampleOf(key);
  if (place === undefined) return [{ message, remedy: setCommand(stack, key, good) }];
  return [{ message, remedy: setPlaceCommand(stack, key, Number(place), String([good].flat()[0])) }];
}

function exampleOf(key: string): string | number | boolean | readonly string[] {
  const example = EXAMPLES[key] ?? asRecord(ConfigShape.parse({}))?.[key];
  if (typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean') return example;
  return Array.isArray(example) ? example.map(String) : '';
}
