// Starts a policy pack through the host that Pulumi's engine starts, and asks it as the engine does. Reads
// { pack, resources: [{ type, name, props }] } from stdin; prints the pack's name and policies, and what is reported.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { json } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const fromSdk = createRequire(require.resolve('@pulumi/pulumi/package.json'));
const grpc = fromSdk('@grpc/grpc-js');
const { Struct } = fromSdk('google-protobuf/google/protobuf/struct_pb');
const { Empty } = fromSdk('google-protobuf/google/protobuf/empty_pb');
const { AnalyzerClient } = require('@pulumi/pulumi/proto/analyzer_grpc_pb');
const {
  AnalyzeRequest,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
} = require('@pulumi/pulumi/proto/analyzer_pb');

const { pack, resources } = await json(process.stdin);
const host = spawn(process.execPath, [require.resolve('@pulumi/pulumi/cmd/run-policy-pack'), '127.0.0.1:1', pack], {
  cwd: pack,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await Promise.race([
  once(host.stdout, 'data').then(([data]) => Number(String(data).trim())),
  once(host, 'exit').then(([code]) => Promise.reject(new Error(`the host ended with ${code}`))),
]);
const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
const call = (method, request) =>
  new Promise((resolve, reject) => {
    client[method](request, (error, response) => (error ? reject(error) : resolve(response.toObject())));
  });

const urnOf = ({ type, name }) => `urn:pulumi:dev::quote-elt::${type}::${name}`;
const fill = (request, resource) => {
  request.setType(resource.type);
  request.setName(resource.name);
  request.setUrn(urnOf(resource));
  request.setProperties(Struct.fromJavaScript(resource.props));
  request.setOptions(new AnalyzerResourceOptions());
  return request;
};

try {
  const { name, policiesList } = await call('getAnalyzerInfo', new Empty());
  const diagnostics = [];
  for (const resource of resources) {
    const { diagnosticsList } = await call('analyze', fill(new AnalyzeRequest(), resource));
    diagnostics.push(...diagnosticsList.map((each) => ({ ...each, resource: resource.name })));
  }
  const stack = new AnalyzeStackRequest();
  stack.setResourcesList(resources.map((resource) => fill(new AnalyzerResource(), resource)));
  const { diagnosticsList } = await call('analyzeStack', stack);
  diagnostics.push(...diagnosticsList);

  process.stdout.write(
    `${JSON.stringify({
      name,
      policies: policiesList.map((each) => each.name),
      reported: diagnostics.map(({ policyname, message, enforcementlevel, resource }) => ({
        policyname,
        message,
        enforcementlevel,
        resource,
      })),
    })}\n`,
  );
} finally {
  client.close();
  host.kill();
}
