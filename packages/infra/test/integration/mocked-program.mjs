// Runs the program as Pulumi's language host would, on plain Node, with an engine that records instead of making.
import { runtime } from '@pulumi/pulumi';

const config = JSON.parse(process.argv[2] ?? '{}');
const types = [];
await runtime.setMocks(
  {
    call: ({ token }) => (token.includes('getRegion') ? { region: 'eu-west-1' } : { accountId: '123456789012' }),
    newResource: ({ type, name, inputs }) => {
      types.push(type);
      return { id: `${name}-id`, state: { ...inputs, arn: `arn:${name}`, url: `https://${name}` } };
    },
  },
  'quote-elt',
  'dev',
  false,
);
runtime.setAllConfig(config);
await runtime.runInPulumiStack(() => import('../../main.js'));
await runtime.disconnect();
process.stdout.write(`${JSON.stringify(types.sort())}\n`);
