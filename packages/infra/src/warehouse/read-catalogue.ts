import { columnsContract, columnType, MARTS, VIEWS, viewColumns, viewSql } from '@quote-elt/transform/warehouse';
import { type Catalogue, catalogueOf } from './catalogue.ts';

/** The catalogue of the marts, and of the views over all of their days; throws CatalogueError. */
export function readCatalogue(): Catalogue {
  const views = VIEWS.map((view) => ({ name: view.name, sql: viewSql(view) }));
  const columns = { marts: columnsContract(), views: viewColumns() };
  return catalogueOf({ marts: MARTS, views, columns }, columnType);
}
