import { CodedError } from '@quote-elt/runtime';

/** The models folder holds no models that can be built: `models.manifest`, `models.missing_file`. */
export class ModelsFolderError extends CodedError {}

/** One of two versions of the models does not build a day (`diff.models`). */
export class SideFailedError extends CodedError {
  constructor(label: string, date: string, cause: CodedError) {
    super('diff.models', `${label} cannot build ${date}: ${cause.message}`, {
      hint: cause.hint ?? 'name another version with --base',
      details: { ...cause.details, label, date },
      cause,
    });
  }
}

/** A check that the manifest lists cannot be read (`models.check`): it names what its model does not have. */
export class CheckUnreadableError extends CodedError {
  constructor(check: string, cause: Error) {
    super('models.check', `check ${check}: ${cause.message}`, {
      hint: 'correct the check in manifest.ts, or the model that it is about',
      details: { check },
      cause,
    });
  }
}
