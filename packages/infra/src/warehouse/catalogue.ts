import { CatalogueError } from './errors.ts';

/** A column, and its type as Glue and as Trino name it. */
export interface CatalogueColumn {
  readonly name: string;
  readonly glue: string;
  readonly trino: string;
}

/** A mart, one object a day: the path of an object says the value of `partition`, a date. */
export interface CatalogueMart {
  readonly name: string;
  readonly partition: string;
  /** The columns of its objects, so without the partition. */
  readonly columns: readonly CatalogueColumn[];
}

/** A select over the marts, in the SQL of Trino. */
export interface CatalogueView {
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly CatalogueColumn[];
}

/** Everything that can be asked. */
export interface Catalogue {
  readonly marts: readonly CatalogueMart[];
  readonly views: readonly CatalogueView[];
}

/** DuckDB's types of columns, by the names of the columns in their order. */
type ColumnTypes = Readonly<Record<string, string>>;

/** The names of one of DuckDB's types in the other engines; undefined for a type that they do not read. */
export type TypeNames = (duckdb: string) => Pick<CatalogueColumn, 'glue' | 'trino'> | undefined;

/** What of the models is published, and asked. */
export interface PublishedModels {
  readonly marts: readonly Pick<CatalogueMart, 'name' | 'partition'>[];
  readonly views: readonly Pick<CatalogueView, 'name' | 'sql'>[];
  /** The types of the columns of each mart and view, by its name. */
  readonly columns: {
    readonly marts: Readonly<Record<string, ColumnTypes>>;
    readonly views: Readonly<Record<string, ColumnTypes>>;
  };
}

/** The catalogue of what is published; throws CatalogueError if the columns of a mart or view are not known, or have a type that an engine does not read. */
export function catalogueOf({ marts, views, columns }: PublishedModels, namesOf: TypeNames): Catalogue {
  return {
    marts: marts.map(({ name, partition }) => ({
      name,
      partition,
      columns: columnsOf(name, columns.marts[name], namesOf).filter((column) => column.name !== partition),
    })),
    views: views.map(({ name, sql }) => ({ name, sql, columns: columnsOf(name, columns.views[name], namesOf) })),
  };
}

function columnsOf(table: string, types: ColumnTypes | undefined, namesOf: TypeNames): CatalogueColumn[] {
  if (types === undefined) {
    throw new CatalogueError('catalogue.missing', `the columns of ${table} are not known`, {
      hint: 'write the columns of the models again',
      details: { table },
    });
  }
  return Object.entries(types).map(([name, type]) => {
    const names = namesOf(type);
    if (names !== undefined) return { name, glue: names.glue, trino: names.trino };
    throw new CatalogueError('catalogue.type', `${table}.${name} is ${type}, which Athena does not read`, {
      hint: `cast it in the SQL of ${table}`,
      details: { table, column: name, type },
    });
  });
}
