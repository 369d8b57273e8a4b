import { INPUTS, MODELS, mermaidGraph, orderModels } from '@quote-elt/transform';
import { Option } from 'commander';
import { modelsPage } from '../models/models-page.ts';
import { drawTable } from '../terminal/table.ts';
import { type AddCommand, examples } from './context.ts';

interface ModelsOptions {
  readonly mermaid?: boolean;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** `elt models`: the models in the order in which they run. */
export const addModels: AddCommand = (program, { terminal }) => {
  program
    .command('models')
    .description('show the models: what each reads, and what one of its rows stands for')
    .addOption(new Option('--mermaid', 'print the graph as a Mermaid flowchart').conflicts('json'))
    .addOption(new Option('--markdown', 'print the page docs/models.md').conflicts(['json', 'mermaid']))
    .option('--json', 'print the manifest as JSON')
    .addHelpText('after', examples('elt models', 'elt models --mermaid', 'elt models --markdown > docs/models.md'))
    .action((options: ModelsOptions) => {
      const models = orderModels(MODELS, INPUTS);
      if (options.json) terminal.out(JSON.stringify(models));
      else if (options.mermaid) mermaidGraph(models).split('\n').forEach(terminal.out);
      else if (options.markdown) modelsPage(models).trimEnd().split('\n').forEach(terminal.out);
      else {
        const columns = [
          { heading: 'model' },
          { heading: 'layer' },
          { heading: 'as' },
          { heading: 'a row is a', flexible: true },
          { heading: 'reads', flexible: true },
        ];
        const rows = models.map(({ name, layer, materialise, grain, reads }) => [
          name,
          layer,
          materialise,
          grain,
          reads.join(', '),
        ]);
        drawTable(terminal, columns, rows).forEach(terminal.out);
      }
    });
};
