import { PolicyPack } from '@pulumi/policy';
import { POLICIES } from '../src/guard/policies.ts';

new PolicyPack('quote-elt', { policies: POLICIES });
