import { expect, inject, test } from 'vitest';
import { runNode, writeFiles } from './run.ts';

const PROGRAM = `
const assert = require('node:assert/strict');
const { z } = require('zod');
const entry = '@quote-elt/shared';
const cjs = [require(entry), require(entry + '/dynamodb'), require(entry + '/testing')];

Promise.all([import(entry), import(entry + '/dynamodb'), import(entry + '/testing')]).then((esm) => {
  for (const [one, other] of [[cjs, esm], [esm, cjs]]) {
    const [shared, { encodeItem }, { sampleRawItem }] = one;
    const [theirs, { decodeItem }] = other;
    assert.notEqual(shared.RawItem, theirs.RawItem);

    const item = sampleRawItem({ ingested_at: '2024-02-29T00:00:00.007Z' });
    assert.deepEqual(theirs.RawItem.parse(decodeItem(encodeItem(item))), item);
    assert.deepEqual(theirs.rawItemProblems(item), []);
    assert.deepEqual(theirs.rawKey(shared.toTick(0), 4), shared.rawKey(theirs.toTick(0), 4));

    const refused = shared.RawItem.safeParse({ ...item, ingested_date: 'x' });
    assert.equal(theirs.explainError(refused.error, 'item'), 'item: ingested_date: not a calendar date (YYYY-MM-DD)');
    assert.throws(() => encodeItem({ at: new Date(0) }), { code: 'codec.value', path: ['at'] });

    const mixed = z.object({ ours: shared.SourceRecord, theirs: theirs.SourceRecord });
    const { properties } = z.toJSONSchema(mixed);
    assert.deepEqual(properties.ours, properties.theirs);
    assert.deepEqual(Object.keys(shared).sort(), Object.keys(theirs).filter((name) => name !== 'default').sort());
  }
  console.log('agreed');
});
`;

test('the ES module and the CommonJS copy agree in one process', async () => {
  const { project } = inject('packed');
  writeFiles(project, { 'two-copies.cjs': PROGRAM });
  expect(await runNode(['two-copies.cjs'], project)).toBe('agreed\n');
});
