import { allChecks, type Model, mermaidGraph, publishedOrder } from '@quote-elt/transform';
import { ADDING_NOTES, REJECTED_NOTES } from '../record/record.ts';

/** The page `docs/models.md`: the graph, what each model is, and the checks that stand before publishing. */
export function modelsPage(models: readonly Model[]): string {
  const rows = models.map(
    ({ name, layer, materialise, grain, key, reads }) =>
      `| \`${name}\` | ${layer} | ${materialise} | ${grain} | ${key.join(', ') || '—'} | ${reads.join(', ')} |`,
  );
  const orders = models
    .filter((model) => model.layer === 'marts')
    .map((mart) => `- \`${mart.name}/${mart.partition}=YYYY-MM-DD/part.parquet\` by ${orderText(mart)}`);
  const checks = allChecks().map(({ name, severity }) => `| \`${name}\` | ${severity} |`);
  return `# Models

Made by \`pnpm --silent elt models --markdown\` from the manifest; a test fails when this page is stale.

\`\`\`mermaid
${mermaidGraph(models)}
\`\`\`

| model | layer | as | a row is a | key | reads |
|---|---|---|---|---|---|
${rows.join('\n')}

Marts are published one file a day, under a path that says the day in place of the partition column. Their order leaves no two rows
equal, so that a file is the same, byte for byte, from run to run:

${orders.join('\n')}

${REJECTED_NOTES}

## Checks

They run after the models and before anything is published. One of severity \`error\` that fails stops the run: what it finds, no single
row can explain. One of severity \`warn\` is recorded as \`warned\`: \`rejected_rows\` by any rejected row. \`rejected_share\` stops
a day that lost more than 100 rows and more than \`max_rejected_share\` of them (0.1 unless the settings say otherwise).

| check | severity |
|---|---|
${checks.join('\n')}

${ADDING_NOTES}
`;
}

function orderText(model: Model): string {
  const terms = publishedOrder(model).map(
    ({ column, descending }) => `${column}${descending ? ', largest first' : ''}`,
  );
  return terms.length === 0 ? 'all of its columns' : terms.join(', then ');
}
