import { expect, test } from 'vitest';
import { projectWith } from './project.ts';

const APP = `
import swagger from '@fastify/swagger';
import { QuotesAggRow, RawItem, TransformEvent } from '@quote-elt/shared';
import { sampleRawItem } from '@quote-elt/shared/testing';
import Fastify from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';

const Quote = z.object({ price: z.number() }).meta({ id: 'Quote', description: 'An offer.' });
const app = Fastify();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);
const info = { title: 'app', version: '1' };
await app.register(swagger, { openapi: { info }, transform: jsonSchemaTransform, transformObject: jsonSchemaTransformObject });
app.post('/items', { schema: { body: RawItem, response: { 200: QuotesAggRow.pick({ quote_id: true }) } } }, ({ body }) => body);
app.post('/events', { schema: { body: TransformEvent, response: { 200: z.object({ force: z.boolean() }) } } }, ({ body }) => ({ force: body.force ?? false }));
app.post('/offers', { schema: { body: Quote, response: { 200: Quote } } }, ({ body }) => body);
await app.ready();

const post = async (url, payload) => {
  const { statusCode, body } = await app.inject({ method: 'POST', url, payload });
  return [statusCode, statusCode === 200 ? JSON.parse(body) : null];
};
console.log(JSON.stringify({
  components: Object.keys(app.swagger().components.schemas).sort(),
  item: await post('/items', sampleRawItem()),
  wrong: await post('/items', { ...sampleRawItem(), ingested_date: '2026-02-30' }),
  event: await post('/events', { dates: ['2026-11-22'] }),
  offer: await post('/offers', { price: 3 }),
}));
`;

test('Fastify publishes the schemas of its app and none of ours', async () => {
  const project = await projectWith(
    { fastify: '5.12.8', '@fastify/swagger': '9.9.3', 'fastify-type-provider-zod': '7.0.0', 'openapi-types': '12.1.3' },
    { 'app.mjs': APP },
  );
  const told = await project.run('node', ['app.mjs']);
  expect(told).not.toContain('failed');
  expect(JSON.parse(told)).toEqual({
    components: ['Quote', 'QuoteInput'],
    item: [200, { quote_id: '420cf9bc6af78fda' }],
    wrong: [400, null],
    event: [200, { force: false }],
    offer: [200, { price: 3 }],
  });
});
