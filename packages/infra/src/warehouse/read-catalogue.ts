import { columnsContract, columnType, MARTS } from '@quote-elt/transform/warehouse';
import { type Catalogue, catalogueOf } from './catalogue.ts';

/** The catalogue of the marts; throws CatalogueError. */
export function readCatalogue(): Catalogue {
  const columns = { marts: columnsContract(), views: {} };
  return catalogueOf({ marts: MARTS, views: [], columns }, columnType);
}
