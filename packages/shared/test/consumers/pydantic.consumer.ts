import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cases } from './cases.ts';
import { projectWith } from './project.ts';
import { pythonWith } from './python.ts';

const JUDGE = `
import importlib, json, pathlib
from pydantic import ValidationError

def judge(record, item):
    module = importlib.import_module('models.' + record.replace('-', '_'))
    model = getattr(module, names[record])
    try:
        model.model_validate(item)
        return True
    except ValidationError:
        return False

names = {entry['file'].removesuffix('.json'): name for name, entry in json.loads(pathlib.Path('index.json').read_text()).items()}
print(json.dumps([judge(case['record'], case['item']) for case in json.loads(pathlib.Path('cases.json').read_text())]))
`;

/** What has to be wrong in any language. */
const WRONG = [
  ['raw-item', { quote_id: '420CF9BC6AF78FDA' }],
  ['raw-item', { quote_id: '420cf9bc6af78fda\n' }],
  ['raw-item', { ingested_date: '2026-02-30' }],
  ['raw-item', { ingested_date: '0000-01-01' }],
  ['raw-item', { ingested_at: '2026-11-22' }],
  ['raw-item', { ingested_at: '2026-11-22T24:30:00.000Z' }],
  ['raw-item', { content: '' }],
  ['raw-item', { content: 'a'.repeat(10_001) }],
  ['raw-item', { schema_version: 99 }],
  ['raw-item', { tag_list: [''] }],
  ['run-record', { status: 'done' }],
  ['run-record', { completeness: 1.5 }],
  ['run-record', { missing_ticks: [{ from: 'x', to: 'x', count: 1 }] }],
] as const;

test('pydantic models made of the JSON Schemas accept what Zod accepts, and refuse what is wrong', async (context) => {
  const golden = cases().filter(({ accepted }) => accepted);
  const wrong = WRONG.map(([record, bad]) => ({
    record,
    item: { ...Object(golden.find((one) => one.record === record)?.item), ...bad },
    accepted: false,
  }));
  const given = [...cases().filter(({ accepted }) => accepted), ...wrong];
  const project = await projectWith({}, { 'judge.py': JUDGE, 'cases.json': JSON.stringify(given) });
  const python = await pythonWith(project, ['datamodel-code-generator==0.89.0', 'pydantic==2.14.4']);
  if (python === undefined) return context.skip('Python 3 with venv is missing');
  const schemas = 'node_modules/@quote-elt/shared/json-schema';
  const index: Record<string, { file: string }> = JSON.parse(
    readFileSync(join(project.folder, schemas, 'index.json'), 'utf8'),
  );
  await project.run('mkdir', ['models']);
  await project.run('cp', [`${schemas}/index.json`, '.']);
  for (const [name, { file }] of Object.entries(index)) {
    const args = ['--input', `${schemas}/${file}`, '--input-file-type', 'jsonschema', '--class-name', name];
    const module = file.replace('.json', '.py').replaceAll('-', '_');
    const output = ['--output-model-type', 'pydantic_v2.BaseModel', '--output', `models/${module}`];
    expect(await python('datamodel-codegen', [...args, ...output])).toBe('');
  }
  const told = await python('python', ['judge.py']);
  expect(told).not.toContain('failed');
  const verdicts: unknown[] = JSON.parse(told);
  expect(verdicts).toHaveLength(given.length);
  expect(given.filter(({ accepted }, i) => verdicts[i] !== accepted)).toEqual([]);
});
