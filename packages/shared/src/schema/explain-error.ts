import type * as z from 'zod';
import { pathText } from './path-text.ts';

type Issue = z.core.$ZodIssue;

/** An error of Zod in one readable line that names the record and each path: `raw item x: list[2]: Invalid input`. */
export function explainError(error: z.core.$ZodError, record: string): string {
  return `${record}: ${problemsOf(error).join('; ')}`;
}

/** What is wrong, one line a problem, each with the path it is about; a problem of the whole record has no path. */
export function problemsOf(error: z.core.$ZodError): string[] {
  return error.issues.flatMap((issue) => linesOf(issue, []));
}

function linesOf(issue: Issue, under: readonly PropertyKey[]): string[] {
  const path = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${pathText([...path, key])} is not known`);
  const meant = issue.code === 'invalid_union' ? nearest(issue.errors) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => linesOf(inner, path));
  const message = issue.message.replace(/\s+/g, ' ');
  return [path.length === 0 ? message : `${pathText(path)}: ${message}`];
}

/**
 * The problems of the member of a union that was most likely meant: the one that knows most of the value's keys, then the
 * one with the fewest problems, then the one whose problems lie deepest.
 */
function nearest(members: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return [...members].sort((a, b) => unknown(a) - unknown(b) || a.length - b.length || depth(b) - depth(a))[0];
}

function unknown(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}

function depth(issues: readonly Issue[]): number {
  return Math.max(...issues.map(({ path }) => path.length));
}
