import { CodedError } from '@quote-elt/runtime';

/** The archives cannot be built as they must be (`artefact.missing`, `artefact.machine`, `artefact.size`, `artefact.doubled`). */
export class ArtefactError extends CodedError {}
