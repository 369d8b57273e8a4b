import { allChecks, type Model, mermaidGraph } from '@quote-elt/transform';

/** The page `docs/models.md`: the graph, what each model is, and the checks that stand before publishing. */
export function modelsPage(models: readonly Model[]): string {
  const rows = models.map(
    ({ name, layer, materialise, grain, key, reads }) =>
      `| \`${name}\` | ${layer} | ${materialise} | ${grain} | ${key.join(', ') || '—'} | ${reads.join(', ')} |`,
  );
  const checks = allChecks().map(({ name, severity }) => `| \`${name}\` | ${severity} |`);
  return `# Models

Made by \`pnpm -s elt models --markdown\` from the manifest; a test fails when this page is stale.

\`\`\`mermaid
${mermaidGraph(models)}
\`\`\`

| model | layer | as | a row is a | key | reads |
|---|---|---|---|---|---|
${rows.join('\n')}

## Checks

They run after the models and before anything is published. One of severity \`error\` that fails stops the run.

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

Name it in \`MODELS\` of \`packages/transform/src/models/manifest.ts\`; what it reads decides when it runs, its key is checked:

\`\`\`ts
  { name: 'authors_agg', layer: 'marts', materialise: 'table', reads: ['quotes_fact'], grain: 'author', key: ['author'], checks: [] },
\`\`\`

A mart also has a row schema, in \`MART_ROWS\` of \`packages/shared/src/marts.ts\`; columns and types must agree:

\`\`\`ts
  authors_agg: z.object({ author: z.string(), rows: z.int() }),
\`\`\`

That is all: it is built, checked, hashed, published and drawn. \`pnpm -s elt models --markdown > docs/models.md\` brings this page
up to date, \`pnpm turbo test\` says whether everything agrees.
`;
}
