import type { ConfigProblem } from './problem.ts';
import { setCommand } from './remedy.ts';

/** What is wrong with going to an account: a stack that names accounts goes to no other. */
export function accountProblems(stack: string, allowed: readonly string[], accountId: string): ConfigProblem[] {
  if (allowed.length === 0 || allowed.includes(accountId)) return [];
  return [
    {
      message: `allowedAccountIds: the credentials are those of account ${accountId}, and the stack goes to ${allowed.join(' or ')} only. Use other credentials, or allow this account`,
      remedy: setCommand(stack, 'allowedAccountIds', [...allowed, accountId].join()),
    },
  ];
}
