import type { ResourceValidationPolicy, StackValidationPolicy } from '@pulumi/policy';
import { PROJECT } from '@quote-elt/runtime';
import { bucketsBlocked, bucketsPrivate } from './bucket-rules.ts';
import { noAdministrators, noWildcards, trustIsNamed } from './iam-rules.ts';
import {
  callersNamed,
  functionsLogCentrally,
  logsExpire,
  queuesEncrypted,
  tablesProvisioned,
  tagged,
} from './resource-rules.ts';

/** The name of the policy pack. */
export const PACK_NAME = PROJECT;

/** Every rule that looks at one resource. */
export const RESOURCE_POLICIES: readonly ResourceValidationPolicy[] = [
  noWildcards,
  noAdministrators,
  trustIsNamed,
  logsExpire,
  queuesEncrypted,
  functionsLogCentrally,
  tablesProvisioned,
  tagged,
  callersNamed,
  bucketsPrivate,
];

/** Every rule that looks at all resources of a stack together. */
export const STACK_POLICIES: readonly StackValidationPolicy[] = [bucketsBlocked];
