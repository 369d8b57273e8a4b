import { expect, test } from 'vitest';
import { fileOf, RECORDS } from '../../scripts/json-schemas.ts';
import { cases } from './cases.ts';
import { projectWith } from './project.ts';

const NAMES = Object.fromEntries(Object.keys(RECORDS).map((name) => [fileOf(name), name]));

const JUDGE = `
import { extendZodWithOpenApi, OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

// Only schemas that are made afterwards have what it adds.
extendZodWithOpenApi(z);
const shared = await import('@quote-elt/shared');
const names = ${JSON.stringify(NAMES)};
const registry = new OpenAPIRegistry();
for (const name of Object.values(names)) registry.register(name, shared[name]);
const { components } = new OpenApiGeneratorV31(registry.definitions).generateComponents();
const ajv = formats.default(new Ajv2020({ strict: false }));
ajv.addSchema({ $id: 'api', components });
const judges = new Map(Object.entries(names).map(([file, name]) => [file, ajv.getSchema('api#/components/schemas/' + name)]));
const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
console.log(JSON.stringify(cases.map(({ record, item }) => judges.get(record)(item))));
`;

test('schemas that zod-to-openapi makes judge as Zod does', async () => {
  const given = cases();
  const project = await projectWith(
    { '@asteasolutions/zod-to-openapi': '9.1.0', ajv: '8.20.0', 'ajv-formats': '3.0.1' },
    { 'judge.mjs': JUDGE, 'cases.json': JSON.stringify(given) },
  );
  const told = await project.run('node', ['judge.mjs']);
  expect(told).not.toContain('failed');
  const verdicts: unknown[] = JSON.parse(told);
  expect(verdicts).toHaveLength(given.length);
  expect(given.filter(({ accepted }, i) => verdicts[i] !== accepted)).toEqual([]);
});
