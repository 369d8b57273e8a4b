import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { RECORDS } from '../../scripts/json-schemas.ts';
import { writeFiles } from './run.ts';

const { project } = inject('packed');
const NAMES = Object.keys(RECORDS);
const FIELDS = Object.entries(RECORDS).flatMap(([name, schema]) =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape).map(([field, part]) => [name, field, part] as const)
    : [],
);

const PROGRAM = `
import type { ${NAMES.join(', ')} } from '@quote-elt/shared';
${NAMES.map((name) => `export type Of${name} = ${name};`).join('\n')}
${FIELDS.map(([name, field]) => `export const ${name}_${field} = (record: ${name}) => record.${field};`).join('\n')}
export const deep = (record: RunRecord) => record.missing_ticks.map((range) => range.count);
`;

/** What an editor shows for the word that a text of the program ends with. */
function editor(file: string) {
  const options = { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] };
  const service = ts.createLanguageService({
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  return (upTo: string) => {
    const info = service.getQuickInfoAtPosition(file, PROGRAM.indexOf(upTo) + upTo.length - 1);
    return { shown: ts.displayPartsToString(info?.displayParts), told: ts.displayPartsToString(info?.documentation) };
  };
}

describe.each([['hover.mts'], ['hover.cts']])('in an editor, %s', (name) => {
  writeFiles(project, { [name]: PROGRAM });
  const hover = editor(join(project, name));

  test.each(NAMES)('a hover on %s shows what it is and its fields', (record) => {
    const { shown, told } = hover(`export type Of${record} = ${record}`);
    // The compiler cuts a long type in its middle.
    const fields = FIELDS.filter(([of]) => of === record).slice(0, 8);
    expect(told).not.toBe('');
    expect(fields.filter(([, field]) => !shown.includes(`${field}: `) && !shown.includes(`${field}?: `))).toEqual([]);
  });

  test('a hover on a field shows its description', () => {
    const silent = FIELDS.filter(([of, field, schema]) => {
      const { told } = hover(`export const ${of}_${field} = (record: ${of}) => record.${field}`);
      return told !== (schema instanceof z.ZodType && schema.meta()?.description);
    });
    expect(silent.map(([of, field]) => `${of}.${field}`)).toEqual([]);
    expect(hover('=> range.count').told).toBe('How many ticks are missing.');
  });
});
