import { CodedError, messageOf } from '@quote-elt/runtime';
import { MODELS } from '@quote-elt/transform';

/** The statement could not be run (`sql.failed`). */
export class SqlError extends CodedError {
  constructor(cause: unknown) {
    const [first = 'unknown error'] = messageOf(cause).split('\n');
    super('sql.failed', first, {
      hint: `tables: ${MODELS.map(({ name }) => name).join(', ')}; nothing can be written`,
      cause,
    });
  }
}

/** A file cannot be written where an export wants it (`sql.target`). */
export class ExportTargetError extends CodedError {
  constructor(target: string, why: string, hint: string, cause?: unknown) {
    super('sql.target', `cannot write ${target}: ${why}`, { hint, cause });
  }
}
