import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDataFolder } from '../support.ts';
import { copyWorkspace } from './copied-workspace.ts';

/** What is put behind each of some texts of a file. */
interface Edit {
  readonly file: string;
  readonly behind: readonly (readonly [text: string, added: string])[];
}

const LANGUAGE_FIELD =
  "\n    language: z.string().optional().meta({ description: 'The language of the text.', examples: ['en'] }),";

/** All that it takes to give a quote its language: the schema, the staging model and the mart. */
const EDITS: readonly Edit[] = [
  { file: 'packages/shared/src/**/quote.ts', behind: [['\n    quote_id: QuoteId,', LANGUAGE_FIELD]] },
  {
    file: 'packages/transform/models/staging/stg_quotes.sql',
    behind: [
      ['raw_items.author_slug.S as author_slug,', '\n        raw_items.language.S as language,'],
      ['        end as author_slug,', '\n        language,'],
      ['\n    author_slug,', '\n    language,'],
    ],
  },
  { file: 'packages/transform/models/marts/quotes_fact.sql', behind: [['\n    author_slug,', '\n    language,']] },
];

function edit(folder: string, { file, behind }: Edit): void {
  const [found, ...others] = globSync(file, { cwd: folder });
  expect(others).toEqual([]);
  const path = join(folder, String(found));
  const edited = behind.reduce(
    (text, [old, added]) => {
      expect(text.split(old)).toHaveLength(2);
      return text.replace(old, `${old}${added}`);
    },
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, edited);
}

/** Builds a day with one quote that has a language and one that has none, and prints what the facts say of them. */
const SCRIPT = `
  const { normaliseQuote, rawItem } = await import('@quote-elt/shared');
  const { encodeItem } = await import('@quote-elt/shared/dynamodb');
  const { memoryRowReader, ROLES, withBuiltDay } = await import('./src/index.ts');
  const at = (index, content, more) =>
    encodeItem(rawItem('2026-11-22T00:00:00.000Z', index, { ...normaliseQuote({ content }), ...more }, 'x', new Date(0)));
  const items = [at(0, 'Ja.', { language: 'de' }), at(1, 'Yes.', {})];
  const settings = { tickSeconds: 60, maxRejectedShare: 0, threads: 1, memoryLimitMb: 256 };
  const reader = memoryRowReader(new Map([['2026-11-22', items]]));
  const rows = await withBuiltDay('2026-11-22', settings, reader, (db) =>
    db.rows('select quote_text, language from ' + ROLES.facts + ' order by all'));
  process.stdout.write(JSON.stringify(rows));`;

test('an optional field is three edits, and the facts show it', async () => {
  await withDataFolder(async (folder) => {
    const run = copyWorkspace(folder, ['transform', 'shared', 'runtime', 'local']);
    for (const each of EDITS) edit(folder, each);
    expect(run('packages/transform', 'typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const { status, out } = run('packages/transform', 'node', '--input-type=module', '--eval', SCRIPT);
    expect({ status, out }).toEqual({
      status: 0,
      out: JSON.stringify([
        { quote_text: 'Ja.', language: 'de' },
        { quote_text: 'Yes.', language: null },
      ]),
    });
  });
}, 120_000);
