import { CodedError } from '@quote-elt/runtime';
import { StackError } from '../store/stack-error.ts';

/** Where a page says what a person needs who asks Athena. */
const RIGHTS = 'docs/deploy.md#ask-athena-from-the-command-line';

/** What to do about a refusal of Athena: the name of the error, its text, a code of ours and a hint. */
const REMEDIES: readonly [RegExp, RegExp, string, (stack: string) => string][] = [
  [/^AccessDenied/, /./, 'stack.denied', () => `use a profile that may do what ${RIGHTS} names`],
  [
    /^(TooManyRequests|Throttling)/,
    /./,
    'stack.throttled',
    () => 'run it again later: an account has few queries at once',
  ],
  [
    /^InvalidRequest/,
    /\bworkgroup\b.*\bnot found/i,
    'stack.missing',
    (stack) => `deploy it by pnpm run deploy:${stack}`,
  ],
  [/^InvalidRequest/, /./, 'sql.failed', () => 'correct the statement: Athena reads the SQL of Trino'],
];

/** Athena could not run a statement: `sql.failed` with its own text, or `stack.denied`, `stack.missing`, `stack.throttled`. */
export class AthenaError extends CodedError {
  /** A request's error in these words, or in those of the stack it is about; undefined if it is neither. */
  static from(error: unknown, stack: string): CodedError | undefined {
    if (!(error instanceof Error) || error instanceof CodedError) return undefined;
    const known = REMEDIES.find(([name, text]) => name.test(error.name) && text.test(error.message));
    if (known === undefined) return StackError.from(error, stack);
    const [, , code, hint] = known;
    return new AthenaError(code, `stack ${stack}: ${error.message}`, { hint: hint(stack), cause: error });
  }

  /** A query that ended without a result, by what Athena says of it. */
  static ended(text: string, isRetryable: boolean): AthenaError {
    return new AthenaError('sql.failed', text, { hint: hintOf(text, isRetryable) });
  }
}

function hintOf(text: string, isRetryable: boolean): string {
  if (/bytes scanned limit/i.test(text))
    return 'name fewer days or columns, or raise warehouseScanLimitMb of the stack: docs/deploy.md#configuration';
  if (isRetryable) return 'run it again: the fault was with Athena';
  if (/access denied|not authorized|insufficient permissions/i.test(text))
    return `use a profile that may do what ${RIGHTS} names`;
  return 'correct the statement: Athena reads the SQL of Trino, on the tables and views that docs/scale.md lists';
}
