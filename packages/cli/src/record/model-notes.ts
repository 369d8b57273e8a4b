/** The section of docs/models.md about raw rows that become no record. */
export const REJECTED_NOTES = `## Raw rows that cannot be used

Whatever a single row can get wrong costs that row and no other. \`stg_quotes\` gives it a \`reject_reason\`, \`rejected_quotes\` lists
it, and it never becomes a fact: its key is not spelled as the contract says or does not lie in its partition, its text is missing,
blank or too long, its \`quote_id\` is malformed, its author or source is too long. What is optional never costs the row: a wrong date,
tag or slug is left out, an author who is blank is Unknown, the length is always counted from the text.

Rules that ingest has too are not written again in SQL. Staging calls the functions of TypeScript, by the names in
\`packages/transform/models/functions.ts\`, for the few rows that a plain comparison cannot decide.`;

/** The sections of docs/models.md about what is added by hand, with a mart of this domain as the example. */
export const ADDING_NOTES = `## Add a model

Say, how often each author came. Write one bare select, \`packages/transform/models/marts/authors_agg.sql\`:

\`\`\`sql
select author, cast(count(*) as integer) as "rows"
from quotes_fact
group by author
\`\`\`

Name it in \`MODELS\` of \`packages/transform/models/manifest.ts\`; what it reads decides when it runs, its key is checked, and so is
what an entry lists as checks:

\`\`\`ts
  {
    name: 'authors_agg',
    layer: 'marts',
    materialise: 'table',
    reads: ['quotes_fact'],
    grain: 'author',
    partition: 'ingested_date',
    key: ['author'],
  },
\`\`\`

All models but the staging one are written in SQL that DuckDB and Trino read alike: a test names the file, the line and what to write
instead. What is added up over all days is a view, a select under \`packages/transform/models/history\` with an entry in \`views.ts\`.

\`partition\` names the column that says the day: Parquet has it in the path and not in the file, so a mart need not select it. A mart
whose contract promises an order says so: \`order: [{ column: 'rows', descending: true }]\`; its key decides among equals.

\`pnpm -F @quote-elt/transform generate\` adds its columns to \`models/columns.json\`, which other engines read published files by: a column may
be added or widened, and it refuses to drop, rename or retype one. Types that they would read as something else, such as UINTEGER,
fail the day with the cast to write.

That is all: it is built, checked, hashed, published and drawn, and \`pnpm elt sql "from authors_agg"\` shows it.
\`pnpm -s elt models --markdown > docs/models.md\` brings this page up to date, \`pnpm turbo test\` says whether everything agrees. A
mart that others rely on also gets a row schema in \`MART_ROWS\` of \`packages/shared\`; a test holds its columns and types
against the SQL.

## Add a field

A field of the record stands in its schema in \`packages/shared\`, in the staging model, which reads it as
\`raw_items.<field>.<type of DynamoDB>\`, and in each mart that shows it. What is read of an item, and as what, follows from these.`;
