import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { type AddCommand, examples } from './context.ts';

/** `elt mcp`: the pipeline as tools of the Model Context Protocol, for reading only. */
export const addMcp: AddCommand = (program, context) => {
  withStoreOptions(program.command('mcp'))
    .description(
      'serve sql, runs, gaps, models and verify, for reading only, to an agent that speaks MCP on stdin and stdout',
    )
    .addHelpText('after', examples('elt mcp', 'elt mcp --stack dev'))
    .action(async (options: StoreOptions) => {
      // The SDK is loaded only for who serves it.
      const { serveMcp } = await import('../mcp/serve-mcp.ts');
      await serveMcp(options, context);
    });
};
