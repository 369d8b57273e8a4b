import { allChecks, type Model, mermaidGraph, publishedOrder } from '@quote-elt/transform';

/** The page `docs/models.md`: the graph, what each model is, and the checks that stand before publishing. */
export function modelsPage(models: readonly Model[]): string {
  const rows = models.map(
    ({ name, layer, materialise, grain, key, reads }) =>
      `| \`${name}\` | ${layer} | ${materialise} | ${grain} | ${key.join(', ') || '—'} | ${reads.join(', ')} |`,
  );
  const orders = models
    .filter(({ layer }) => layer === 'marts')
    .map((model) => `- \`${model.name}\` by ${orderText(model)}`);
  const checks = allChecks().map(({ name, severity }) => `| \`${name}\` | ${severity} |`);
  return `# Models

Made by \`pnpm -s elt models --markdown\` from the manifest; a test fails when this page is stale.

\`\`\`mermaid
${mermaidGraph(models)}
\`\`\`

| model | layer | as | a row is a | key | reads |
|---|---|---|---|---|---|
${rows.join('\n')}

Marts are published in an order that leaves no two rows equal, so that a file is the same, byte for byte, from run to run:

${orders.join('\n')}

## Raw rows that cannot be used

Whatever a single row can get wrong costs that row and no other. \`stg_quotes\` gives it a \`reject_reason\`, \`rejected_quotes\` lists
it, and it never becomes a fact: its key is not spelled as the contract says or does not lie in its partition, its text is missing,
blank or too long, its \`quote_id\` is malformed, its author or source is too long. What is optional never costs the row: a wrong date,
tag or slug is left out, an author who is blank is Unknown, the length is always counted from the text.

Rules that ingest has too are not written again in SQL. Staging calls the functions of TypeScript, by the names in
\`packages/transform/models/functions.ts\`, for the few rows that a plain comparison cannot decide.

## Checks

They run after the models and before anything is published. One of severity \`error\` that fails stops the run: what it finds, no single
row can explain. One of severity \`warn\` is recorded as \`warned\`: \`rejected_rows\` by any rejected row. \`rejected_share\` stops
a day that lost more than 100 rows and more than \`ELT_MAX_REJECTED_SHARE\` of them (0.1 unless it is set).

| check | severity |
|---|---|
${checks.join('\n')}

## Add a model

Say, how often each author came. Write one bare select, \`packages/transform/models/marts/authors_agg.sql\`:

\`\`\`sql
select author, count(*)::integer as rows,
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
    key: ['author'],
  },
\`\`\`

A mart whose contract promises an order says so: \`order: [{ column: 'rows', descending: true }]\`; its key decides among equals.

That is all: it is built, checked, hashed, published and drawn, and \`pnpm elt sql "from authors_agg"\` shows it.
\`pnpm -s elt models --markdown > docs/models.md\` brings this page up to date, \`pnpm turbo test\` says whether everything agrees. A
mart that others rely on also gets a row schema in \`MART_ROWS\` of \`packages/shared\`; a test holds its columns and types
against the SQL.

## Add a field

A field of the record stands in its schema in \`packages/shared\`, in the staging model, which reads it as
\`raw_items.<field>.<type of DynamoDB>\`, and in each mart that shows it. What is read of an item, and as what, follows from these.
`;
}

function orderText(model: Model): string {
  const terms = publishedOrder(model).map(
    ({ column, descending }) => `${column}${descending ? ', largest first' : ''}`,
  );
  return terms.length === 0 ? 'all of its columns' : terms.join(', then ');
}
