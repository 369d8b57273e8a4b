import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addBackfill } from './commands/backfill.ts';
import { addCompletion } from './commands/completion.ts';
import type { CommandContext } from './commands/context.ts';
import { addDemo } from './commands/demo.ts';
import { addDev } from './commands/dev.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDrill } from './commands/drill.ts';
import { addGaps } from './commands/gaps.ts';
import { addIngest } from './commands/ingest.ts';
import { addMcp } from './commands/mcp.ts';
import { addModels } from './commands/models.ts';
import { addRedrive } from './commands/redrive.ts';
import { addReport } from './commands/report.ts';
import { addRows } from './commands/rows.ts';
import { addRuns } from './commands/runs.ts';
import { addServe } from './commands/serve.ts';
import { addSettings } from './commands/settings.ts';
import { addSql } from './commands/sql.ts';
import { addTransform } from './commands/transform.ts';
import { addVerify } from './commands/verify.ts';
import { addWarehouse } from './commands/warehouse.ts';
import { RECORDS } from './record/record.ts';

const COMMANDS = [
  addDemo,
  addServe,
  addIngest,
  addTransform,
  addRuns,
  addModels,
  addDev,
  addSql,
  addReport,
  addVerify,
  addDiff,
  addWarehouse,
  addDoctor,
  addSettings,
  addGaps,
  addBackfill,
  addRedrive,
  addRows,
  addDrill,
  addMcp,
  addCompletion,
];

/** The whole command line; parsing throws CommanderError instead of ending the process. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('elt')
    .description(`A serverless ELT pipeline for ${RECORDS}, on one machine`)
    .version(`${manifest.version} (Node ${process.versions.node})`, '--version', 'show the version')
    .option('--debug', 'show stack traces')
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => context.terminal.width,
      writeErr: () => undefined,
      writeOut: (text) => text.trimEnd().split('\n').forEach(context.terminal.out),
    });
  for (const add of COMMANDS) add(program, context);
  for (const command of program.commands.flatMap((each) => [each, ...each.commands]))
    command.exitOverride().copyInheritedSettings(program);
  return program;
}
