import { messageOf, statusOf, ThrottledError } from '@quote-elt/runtime';
import { WarehouseConflictError, WarehouseError } from '../errors/warehouse-errors.ts';

/** The right that a request needs. */
export type S3Right = 's3:GetObject' | 's3:PutObject' | 's3:ListBucket';

/** An error that asks for a slower pace in the name that `withPatience` knows: a 503 to a HEAD has no body, and so no name. */
export function slowedDown(error: unknown): unknown {
  if (statusOf(error) !== 503) return error;
  return Object.assign(new Error('S3 asks for a slower pace', { cause: error }), { name: 'SlowDown' });
}

/** What an answer of S3 means to a run, in the words of a warehouse; what is none of these stays as it is. */
export function warehouseErrorOf(error: unknown, bucket: string, right: S3Right): unknown {
  const told = (code: string, message: string, hint: string) =>
    new WarehouseError(code, message, { hint, details: { bucket }, cause: error });
  if (error instanceof ThrottledError)
    return told(
      'warehouse.slow_down',
      `the bucket ${bucket} took no requests in the time that was left`,
      'run it again later',
    );
  const status = statusOf(error);
  if (status === 403)
    return told(
      'warehouse.denied',
      `${right} on the bucket ${bucket} is not allowed: ${messageOf(error)}`,
      `give the role or profile the right ${right} on the marts of ${bucket}`,
    );
  if (error instanceof Error && error.name === 'NoSuchBucket')
    return told('warehouse.missing', `there is no bucket ${bucket}`, 'deploy the stack again, which makes it');
  if (status === 301)
    return told('warehouse.missing', `the bucket ${bucket} is in another region`, 'set AWS_REGION to where it is');
  return error;
}

/** The conflict that an answer to a put stands for: another object stands there, is being put, or none stands there any more. */
export function conflictOf(
  error: unknown,
  key: string,
  expected: string | undefined,
): WarehouseConflictError | undefined {
  const status = statusOf(error);
  const isGone = expected !== undefined && error instanceof Error && error.name === 'NoSuchKey';
  return status === 412 || status === 409 || isGone ? new WarehouseConflictError(key, error) : undefined;
}
