import { CodedError } from '@quote-elt/runtime';

/** What to do about what AWS answers, by the name of the error. */
const REMEDIES: readonly [RegExp, string, (stack: string) => string][] = [
  [/^CredentialsProviderError$/, 'stack.credentials', () => 'sign in, or set AWS_PROFILE to a profile of this account'],
  [/^(ExpiredToken|UnrecognizedClient|InvalidSignature)/, 'stack.credentials', () => 'sign in again'],
  [/^AccessDenied/, 'stack.denied', () => 'use a profile that may read and write the tables and the queue'],
  [
    /^(ProvisionedThroughputExceeded|RequestLimitExceeded|Throttling)/,
    'stack.throttled',
    () => 'run it again later, or raise the capacity: pulumi -C packages/infra config set rawCapacity <units>',
  ],
  [/^TimeoutError$/, 'stack.unreachable', () => 'look at the network of this machine, then run it again'],
  [
    /^(ResourceNotFoundException|QueueDoesNotExist|AWS.SimpleQueueService.NonExistentQueue)/,
    'stack.missing',
    (stack) => `deploy it by pnpm run deploy:${stack}, or set AWS_REGION to where it is`,
  ],
];

/** A stack could not be used: `stack.credentials`, `stack.region`, `stack.denied`, `stack.missing`, `stack.throttled`, `stack.unreachable`. */
export class StackError extends CodedError {
  /** The error in a stack's words, if it is one that AWS or the lack of settings caused. */
  static from(error: unknown, stack: string): StackError | undefined {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      const { name, message } = cause;
      const [, code, hint] = REMEDIES.find(([pattern]) => pattern.test(name)) ?? [];
      if (code !== undefined && hint !== undefined)
        return new StackError(code, `stack ${stack}: ${message}`, { hint: hint(stack), cause: error });
      if ('code' in cause && /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH)$/.test(String(cause.code)))
        return new StackError('stack.unreachable', `stack ${stack}: ${message}`, {
          hint: 'look at the network of this machine and at AWS_REGION',
          cause: error,
        });
      if (message === 'Region is missing')
        return new StackError('stack.region', `stack ${stack}: no AWS region is set`, {
          hint: 'set AWS_REGION, such as AWS_REGION=eu-central-1',
          cause: error,
        });
    }
    return undefined;
  }
}
