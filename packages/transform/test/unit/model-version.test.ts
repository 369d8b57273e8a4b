import { expect, test } from 'vitest';
import { MODELS, TEXT_FUNCTIONS } from '../../models/manifest.ts';
import { modelSql } from '../../src/models/model-sql.ts';
import { modelVersion } from '../../src/models/model-version.ts';
import { probeFunctions } from '../../src/models/probe-functions.ts';

test('the version is 16 hex digits, the same each time', () => {
  expect(modelVersion()).toMatch(/^[0-9a-f]{16}$/);
  expect(modelVersion()).toBe(modelVersion());
});

test.each(TEXT_FUNCTIONS)('a release in which $name does something else has another version', (one) => {
  const changed = TEXT_FUNCTIONS.map((each) =>
    each === one ? { ...one, of: (text: string) => `${one.of(text)}!` } : each,
  );
  expect(probeFunctions(changed)).not.toBe(probeFunctions());
});

test.each(TEXT_FUNCTIONS)('$name is called by the SQL of a model', ({ name }) => {
  expect(MODELS.filter((model) => modelSql(model).includes(`${name}(`))).not.toEqual([]);
});
