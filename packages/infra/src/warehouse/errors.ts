import { CodedError } from '@quote-elt/runtime';

/** The catalogue of the warehouse cannot be made (`catalogue.missing`, `catalogue.type`). */
export class CatalogueError extends CodedError {}
