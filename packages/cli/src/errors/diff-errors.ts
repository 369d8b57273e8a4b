import { CodedError, showText } from '@quote-elt/runtime';

/** The models that others are compared with cannot be read: `base.no_git`, `base.no_repository`, `base.unknown_ref`, `base.no_models`. */
export class DiffBaseError extends CodedError {}

/** One of two versions of the models cannot be loaded; it has the code of what is wrong with it. */
export class DiffModelsError extends CodedError {
  constructor(label: string, cause: CodedError) {
    super(cause.code, `${showText(label)}: ${cause.message}`, {
      hint: cause.hint ?? 'name another version with --base',
      details: { ...cause.details, label },
      excerpt: cause.excerpt,
      cause,
    });
  }
}

/** Two versions of the models differ in what they make of days, where the command was asked to say so (`diff.found`). */
export class DiffFoundError extends CodedError {
  constructor(marts: readonly string[]) {
    super('diff.found', `the versions differ in ${marts.join(', ')}`, {
      hint: 'without --exit-code a difference is no failure',
      details: { marts },
    });
  }
}

/** No day of a range has published rows (`data.none`). */
export class NoPublishedDayError extends CodedError {
  constructor(from: string, to: string, transform: string) {
    super('data.none', `no day from ${from} to ${to} has been transformed with success`, {
      hint: `name other days with --from and --to, or transform some: ${transform}`,
      details: { from, to },
    });
  }
}
