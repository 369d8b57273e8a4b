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

1. Write one bare select in \`packages/transform/models/<layer>/<name>.sql\`: import CTEs first, explicit columns, a plain select last.
2. Add its entry to \`packages/transform/src/models/manifest.ts\`: what it reads, its grain, its key, its checks.
3. For a mart, add its row schema to \`packages/shared/src/marts.ts\` and to the list in
   \`packages/transform/test/models/contracts.test.ts\`; columns and types must agree.
4. \`pnpm -s elt models --markdown > docs/models.md\`, then \`pnpm turbo test\`.
`;
}
