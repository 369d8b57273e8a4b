import { join } from 'node:path';
import { getCallerIdentity, getRegion } from '@pulumi/aws';
import { getProject, getStack, log, RunError, runtime } from '@pulumi/pulumi';
import { CodedError } from '@quote-elt/runtime';
import { buildArtefacts } from './artefacts/build-artefacts.ts';
import { uploadsOf } from './artefacts/functions.ts';
import { megabytes } from './artefacts/limits.ts';
import { budgetLine } from './budget/budget-line.ts';
import { parseStackConfig } from './checks/parse-config.ts';
import { accountProblems } from './config/account.ts';
import { StackConfigError } from './config/problem.ts';
import { rawConfig } from './config/raw-config.ts';
import { otherStacks } from './config/stack-files.ts';
import { monthlyBill } from './cost/bill.ts';
import { costText } from './cost/table.ts';
import { monthlyCost } from './cost/usage.ts';
import { warningsOf } from './cost/warnings.ts';
import { createStack } from './stack.ts';

/** Deploys the stack that Pulumi runs the program for; gives its outputs. Pulumi prints an error of ours without its stack trace. */
export async function runProgram() {
  try {
    return await deploy();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new RunError(`error[${error.code}]: ${error.message}\n${error.hint ?? ''}`);
  }
}

async function deploy() {
  const [project, stack] = [getProject(), getStack()];
  const all = runtime.allConfig();
  const now = new Date();
  const config = parseStackConfig(rawConfig(all, project), { project, stack, now });
  const others = otherStacks(project, stack, now);
  const stacks = { [stack]: config, ...others };
  await log.info(budgetLine(config));
  const configs = Object.values(stacks);
  await log.info(costText(Object.keys(stacks), monthlyCost(configs), monthlyBill(configs)));
  const regions = { region: all['aws:region'], shellRegion: process.env.AWS_REGION };
  for (const warning of warningsOf({ stack, config, others, ...regions })) await log.warn(warning);

  const { accountId } = await getCallerIdentity({});
  const { region } = await getRegion({});
  const problems = accountProblems(stack, config.allowedAccountIds, accountId);
  if (problems.length > 0) throw new StackConfigError(problems);

  const artefacts = await buildArtefacts(join(import.meta.dirname, '..', '.artefacts', stack), config.architecture);
  for (const name of uploadsOf(config.warehouse)) {
    await log.info(`${name}: ${megabytes(artefacts[name].size.zipped)} zipped`);
  }
  return createStack({ project, stack, region, accountId }, config, artefacts);
}
