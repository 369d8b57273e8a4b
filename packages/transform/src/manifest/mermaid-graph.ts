import type { Model } from './model.ts';

/** The models as a Mermaid flowchart, with an arrow from what is read to what reads it. */
export function mermaidGraph(models: readonly Model[]): string {
  const edges = models.flatMap(({ name, reads }) => reads.map((read) => `  ${read} --> ${name}`));
  const marts = models.filter(({ layer }) => layer === 'marts').map(({ name }) => name);
  return ['flowchart LR', ...edges, '  classDef mart stroke-width:3px', `  class ${marts.join(',')} mart`].join('\n');
}
