import { expect, test } from 'vitest';
import { cases } from './cases.ts';
import { projectWith } from './project.ts';
import { pythonWith } from './python.ts';

const JUDGE = `
import json, pathlib
from jsonschema import Draft202012Validator

schemas = pathlib.Path('node_modules/@quote-elt/shared/json-schema')
index = json.loads((schemas / 'index.json').read_text())
judges = {}
for entry in index.values():
    schema = json.loads((schemas / entry['file']).read_text())
    Draft202012Validator.check_schema(schema)
    judges[entry['file'].removesuffix('.json')] = Draft202012Validator(schema)
cases = json.loads(pathlib.Path('cases.json').read_text())
print(json.dumps([judges[case['record']].is_valid(case['item']) for case in cases]))
`;

test('jsonschema of Python judges as Zod does, though it checks no format', async (context) => {
  const given = cases();
  const project = await projectWith({}, { 'judge.py': JUDGE, 'cases.json': JSON.stringify(given) });
  const python = await pythonWith(project, ['jsonschema==4.25.1']);
  if (python === undefined) return context.skip('Python 3 with venv is missing');
  const told = await python('python', ['judge.py']);
  expect(told).not.toContain('failed');
  const verdicts: unknown[] = JSON.parse(told);
  expect(verdicts).toHaveLength(given.length);
  expect(given.filter(({ accepted }, i) => verdicts[i] !== accepted)).toEqual([]);
});
