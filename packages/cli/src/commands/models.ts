import { INPUTS, MODELS, mermaidGraph, orderModels, trinoStatements } from '@quote-elt/transform';
import { MAX_REJECTED_SHARE } from '@quote-elt/transform/config';
import { Option } from 'commander';
import { UsageError } from '../errors/usage-error.ts';
import { modelsPage } from '../models/models-page.ts';
import { closedDay, DAY_FORMS } from '../options/day-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { DEFAULT_SETTINGS } from '../store/kept-settings.ts';
import { drawTable } from '../terminal/table.ts';
import { type AddCommand, examples } from './context.ts';

interface ModelsOptions {
  readonly mermaid?: boolean;
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly engine?: string;
  readonly date: string;
  readonly export?: string;
  readonly tickSeconds: string;
}

/** `elt models`: the models in the order in which they run. */
export const addModels: AddCommand = (program, { terminal, now }) => {
  program
    .command('models')
    .description('show the models: what each reads, and what one of its rows stands for')
    .addOption(new Option('--mermaid', 'print the graph as a Mermaid flowchart').conflicts('json'))
    .addOption(new Option('--markdown', 'print the page docs/models.md').conflicts(['json', 'mermaid']))
    .option('--json', 'print the manifest as JSON')
    .addOption(
      new Option('--engine <name>', 'print the script by which this engine builds the models of a day')
        .choices(['trino'])
        .conflicts(['json', 'mermaid', 'markdown']),
    )
    .option('--date <day>', `the day of the script, ${DAY_FORMS}`, 'yesterday')
    .option('--export <location>', 'where the data of an export of the raw table lies, as s3://bucket/prefix/data/')
    .option('--tick-seconds <n>', 'period of the ticks of that day', String(DEFAULT_SETTINGS.tick_seconds))
    .addHelpText(
      'after',
      examples(
        'elt models',
        'elt models --mermaid',
        'elt models --markdown > docs/models.md',
        'elt models --engine trino --date yesterday --export s3://bucket/AWSDynamoDB/01/data/',
      ),
    )
    .action((options: ModelsOptions) => {
      const models = orderModels(MODELS, INPUTS);
      if (options.engine !== undefined) script(options, now()).forEach(terminal.out);
      else if (options.json) terminal.out(JSON.stringify(models));
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

/** The lines of a script of statements, each of which ends with a semicolon. */
function script({ date, tickSeconds, export: exportLocation }: ModelsOptions, now: Date): string[] {
  if (exportLocation === undefined) {
    const hint = 'name the folder of its data, such as --export s3://bucket/AWSDynamoDB/01/data/';
    throw new UsageError('--engine needs --export', hint);
  }
  const statements = trinoStatements({
    date: closedDay('--date', date, now),
    exportLocation,
    tickSeconds: wholeNumber('--tick-seconds', tickSeconds, 1, 86_400),
    maxRejectedShare: MAX_REJECTED_SHARE,
  });
  return statements.flatMap((statement) => [...`${statement}\n;`.split('\n'), '']);
}
