import { asRecord } from '@quote-elt/runtime';
import { allowingStatements, isForEverybody, textsOf } from './policy-document.ts';
import { type Props, rule } from './rule.ts';

/** Types of resource that hold a policy document for a person or a role. */
const POLICY_TYPES = [
  'aws:iam/rolePolicy:RolePolicy',
  'aws:iam/policy:Policy',
  'aws:iam/userPolicy:UserPolicy',
  'aws:iam/groupPolicy:GroupPolicy',
];
const ROLE = 'aws:iam/role:Role';

/** Types of resource that attach a policy by its ARN. */
const ATTACHMENT_TYPES = [
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
  'aws:iam/userPolicyAttachment:UserPolicyAttachment',
  'aws:iam/groupPolicyAttachment:GroupPolicyAttachment',
  'aws:iam/policyAttachment:PolicyAttachment',
  'aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive',
  'aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive',
  'aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive',
];

/** Policies of AWS that allow everything, or everything of a service, in any partition. */
const TOO_MUCH =
  /^arn:aws[\w-]*:iam::aws:policy\/(?:.*\/)?(?:AdministratorAccess\S*|PowerUserAccess|\w*FullAccess\S*)$/;

/** The streams of one log group, `:*` behind its ARN, say no more than a name. */
const LOG_STREAMS = /^(arn:aws[\w-]*:(?:logs|cloudwatch):[^*?]+):\*$/;

/** The days of one table of one bucket, `<table>/<column>=*`: the objects of days to come have no names yet. */
const DAYS_OF_A_TABLE = /^(arn:aws[\w-]*:s3:::[a-z0-9.-]+\/\w+\/\w+=)\*$/;

/** IAM policies name each action and each resource. */
export const noWildcards = rule(
  'iam-no-wildcards',
  'IAM policies name each action and each resource.',
  [...POLICY_TYPES, ROLE],
  (props) => documentsOf(props).flatMap(wildcardsIn),
);

/** Nobody is made an administrator. */
export const noAdministrators = rule(
  'iam-no-administrators',
  'No role, user or group gets a policy of AWS that allows everything.',
  [...ATTACHMENT_TYPES, ROLE],
  ({ policyArn, policyArns, managedPolicyArns }) =>
    [policyArn, policyArns, managedPolicyArns]
      .flatMap(textsOf)
      .filter((arn) => TOO_MUCH.test(arn))
      .map((arn) => `${arn} allows too much`),
);

/** A role says who may take it. */
export const trustIsNamed = rule('iam-trust-named', 'A role says who may take it.', [ROLE], ({ assumeRolePolicy }) => {
  const statements = allowingStatements(assumeRolePolicy) ?? [];
  return statements.filter(isForEverybody).map(() => 'everybody may take the role');
});

/** The documents of a policy, or of the policies within a role. */
function documentsOf({ policy, inlinePolicies }: Props): unknown[] {
  const inline = Array.isArray(inlinePolicies) ? inlinePolicies.map((each): unknown => asRecord(each)?.policy) : [];
  return [policy, ...inline];
}

function wildcardsIn(document: unknown): string[] {
  const statements = allowingStatements(document);
  if (statements === undefined) return ['the policy is no JSON'];
  return statements.flatMap(({ Action, NotAction, Resource, NotResource }) => [
    ...[Action, Resource]
      .flatMap(textsOf)
      .filter(isWildcard)
      .map((name) => `${name} is a wildcard`),
    ...(NotAction === undefined ? [] : ['NotAction allows whatever it does not name']),
    ...(NotResource === undefined ? [] : ['NotResource allows whatever it does not name']),
  ]);
}

function isWildcard(name: string): boolean {
  return /[*?]/.test(name.replace(LOG_STREAMS, '$1').replace(DAYS_OF_A_TABLE, '$1'));
}
