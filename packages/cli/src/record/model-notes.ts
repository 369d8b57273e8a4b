/** The section of docs/models.md about raw rows that become no record. */
export const REJECTED_NOTES = `## Raw rows that cannot be used

Whatever a single row can get wrong costs that row and no other. \`stg_quotes\` gives it a \`reject_reason\`, \`rejected_quotes\` lists
it, and it never becomes a fact: its key is not spelled as the contract says or does not lie in its partition, its text is missing,
blank or too long, its \`quote_id\` is malformed, its author or source is too long. What is optional never costs the row: a wrong date,
tag or slug is left out, an author who is blank is Unknown, the length is always counted from the text.

Rules that ingest has too are not written again in SQL. Staging calls the functions of TypeScript, by the names in
\`packages/transform/models/functions.ts\`, for the few rows that a plain comparison cannot decide.`;

/** The sections of docs/models.md about what is changed and added by hand, with marts of this domain as the examples. */
export const ADDING_NOTES = `## Work on a model

\`elt dev\` keeps the raw rows of a day in one DuckDB, watches \`packages/transform/models\`, and at each save builds what was saved and
what derives from it. It needs a day with rows:

\`\`\`sh
pnpm demo --keep --ticks 120
pnpm elt dev
\`\`\`

It prints a line for each build, here of a day of 1,440 ticks:

\`\`\`
http://127.0.0.1:8081  2026-11-25 at each save of packages/transform/models; Ctrl-C ends
✔ 09:54:50  quote_stats 1 row, 8 models built in 177 ms, 41 checks passed
✘ 09:54:53  marts/quotes_fact.sql:6:11  Binder Error: Referenced column "authr" not found in FROM clause!
✔ 09:54:55  quotes_fact 1,440 rows, 5 models built in 42 ms, 41 checks passed
✘ 09:54:56  quotes_fact 1,416 rows, 5 models built in 50 ms, 40 checks passed, failed: rows_conserved (1)
\`\`\`

The page at that address refreshes by itself. It shows the first 50 rows and the columns of the model that was saved last, the checks,
of each that failed the first rows, and of a mistake what DuckDB says, with the line and a caret. Every model stands as a table there,
so that what fails on a row is found in the select that it is written in; a view over the published days is built, when it is saved, over
this one day. Functions and the manifest are taken up without a new start; schemas of \`packages/shared\` are not. A file that no
manifest names has a note. \`--date\` names another day, \`--json\` prints a build a line as JSON. Nothing is published, and nothing in the
data folder is changed.

## What a change does to published days

\`elt diff\` reads each published day once, builds it with the models of a commit and with those that lie here now, and shows by the
key of each mart which rows differ, and in which columns:

\`\`\`sh
pnpm elt diff
\`\`\`

With authors in capitals, the seventh minute of each hour left out, and a column more, \`pnpm elt diff --examples 1\` prints:

\`\`\`
1 day, 2026-11-25: from HEAD (2ac5f9b) to the models as they are now
± quotes_fact  1,416 changed, 24 removed
  rows that changed: author in 1,416
  ~ 2026-11-25 ingested_at "2026-11-25T00:00:00.000Z", author "Edgar Allan Poe" → "EDGAR ALLAN POE"
  - 2026-11-25 ingested_at "2026-11-25T00:07:00.000Z", quote_id "fd475f5f518a84c3", quote_text "To …
± quotes_agg   656 changed, 4 removed
  + column one INTEGER
  ~ column quote_count INTEGER → BIGINT
  rows that changed: author in 656, quote_count in 19, first_ingestion in 6, last_ingestion in 8, ingestion_dates in 19
  ~ 2026-11-25 quote_id "0052cbd6445c8926", author "Voltaire" → "VOLTAIRE"
  - 2026-11-25 quote_id "1923997575bffd17", quote_text "We suffer more often in imagination than in…
± quote_stats  1 changed
  ~ column minimum INTEGER → BIGINT
  ~ column maximum INTEGER → BIGINT
  ~ column range INTEGER → BIGINT
  rows that changed: rows in 1, distinct_quotes in 1, maximum in 1, range in 1, variance in 1, standard_deviation in 1, most_common_author in 1
  ~ 2026-11-25 run_date "2026-11-25", rows 1440 → 1416, distinct_quotes 660 → 656, maximum 8 → 7, range 7 → 6, variance 1.3790633608815428 → 1.334622248661511, s…
\`\`\`

Without \`--from\` and \`--to\` it takes the published ones of the last 28 days. \`--base\` names another commit, a branch or a tag, or a folder that
holds a copy of the models (it begins with a dot or as an absolute path does). Git is only asked for the files of the commit: neither the
work tree nor the index is touched. Both versions run in the engine that lies here now. A column that only one version has, or that has
another type, is told by itself; rows are compared by the columns that both have, those of two types as text. A mart that only one version
has is told to be new or gone. It ends with 0 also where something differs, and with 1 if \`--exit-code\` is given; \`--examples\` says how
many rows are shown of each kind, and \`--json\` prints all of it.

\`elt backfill --from <day> --force\` brings a change to the published days. Until then \`elt sql\` shows what is published, and \`elt sql --raw\` what the models that lie here make of
the raw rows.

## Add a model

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
\`pnpm --silent elt models --markdown > docs/models.md\` brings this page up to date, \`pnpm turbo test\` says whether everything agrees. A
mart that others rely on also gets a row schema in \`MART_ROWS\` of \`packages/shared\`; a test holds its columns and types
against the SQL.

## Add a field

A field of the record stands in its schema in \`packages/shared\`, in the staging model, which reads it as
\`raw_items.<field>.<type of DynamoDB>\`, and in each mart that shows it. What is read of an item, and as what, follows from these.`;
