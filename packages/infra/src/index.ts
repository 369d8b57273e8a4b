import { join } from 'node:path';
import { getCallerIdentity, getRegion } from '@pulumi/aws';
import { getProject, getStack, log, runtime } from '@pulumi/pulumi';
import { buildArtefacts } from './artefacts/build-artefacts.ts';
import { megabytes } from './artefacts/limits.ts';
import { costWarnings } from './config/cost-warnings.ts';
import { rawConfig } from './config/raw-config.ts';
import { parseStackConfig } from './config/stack-config.ts';
import { createStack } from './stack.ts';

const stack = getStack();
const config = parseStackConfig(rawConfig(runtime.allConfig(), getProject()));
for (const warning of costWarnings(config)) await log.warn(warning);

const artefacts = await buildArtefacts(join(import.meta.dirname, '..', '.artefacts', stack), config.architecture);
for (const [name, { size }] of Object.entries(artefacts)) await log.info(`${name}: ${megabytes(size.zipped)} zipped`);

const { accountId } = await getCallerIdentity({});
const { region } = await getRegion({});

/** What `pulumi stack output` shows. */
export const { rawTable, runsTable, ingestFunction, transformFunction, deadLetterQueue, logGroup, alarmTopic } =
  createStack({ stack, accountId, region }, config, artefacts);
