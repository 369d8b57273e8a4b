// Plain JavaScript: Pulumi's host of policy packs always loads a TypeScript entry through ts-node. What it imports may be TypeScript.
import { PolicyPack } from '@pulumi/policy';
import { PACK_NAME, RESOURCE_POLICIES, STACK_POLICIES } from '../src/policy-rules/policies.ts';

new PolicyPack(PACK_NAME, { policies: [...RESOURCE_POLICIES, ...STACK_POLICIES] });
