// Plain JavaScript: Pulumi's host of policy packs always loads a TypeScript entry through ts-node. What it imports may be TypeScript.
import { PolicyPack } from '@pulumi/policy';
import { RESOURCE_POLICIES, STACK_POLICIES } from '../src/guard/policies.ts';

new PolicyPack('quote-elt', { policies: [...RESOURCE_POLICIES, ...STACK_POLICIES] });
