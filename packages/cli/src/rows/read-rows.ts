import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { messageOf, parseJson, showText } from '@quote-elt/runtime';
import { problemsOf, RawItem, rawItemProblems } from '@quote-elt/shared';
import { InputError, InputFileError } from '../errors/input-errors.ts';

/** A row to put, and the line that it stands in. */
export interface RowToPut {
  readonly line: number;
  readonly row: RawItem;
}

/** An attribute that no reader knows would be lost on the way back, or be a slip for one that is. */
const StrictRow = RawItem.strict();

/** Of what is said of a line so much is shown, in UTF-16 units: it may repeat what stands there. */
const SHOWN = 300;

/** The text of a file, or of what is piped in where the name is `-`; throws InputFileError. */
export async function inputText(name: string, input: () => NodeJS.ReadableStream): Promise<string> {
  try {
    const bytes = name === '-' ? await buffer(input()) : await readFile(name);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputFileError(name === '-' ? 'what is piped in' : name, error);
  }
}

/** The rows of JSON lines, every one of them checked by the schema and by itself; throws InputError with each line and field that is wrong. */
export function readRows(name: string, text: string, now: Date): RowToPut[] {
  const problems: string[] = [];
  const rows: RowToPut[] = [];
  const lineOfKey = new Map<string, number>();
  for (const [i, given] of text.split('\n').entries()) {
    if (given.trim() === '') continue;
    const line = i + 1;
    const { row, wrong } = readRow(given, now);
    const before = row && lineOfKey.get(row.ingested_at);
    const all = before === undefined ? wrong : [...wrong, `ingested_at: line ${before} has the same key`];
    problems.push(...all.map((problem) => `line ${line}: ${showText(problem, SHOWN)}`));
    if (row === undefined) continue;
    lineOfKey.set(row.ingested_at, line);
    rows.push({ line, row });
  }
  const hint = 'give rows as `elt rows get` prints them, one JSON object a line';
  if (problems.length > 0) throw new InputError(name, problems, hint);
  if (rows.length === 0) throw new InputError(name, ['there is no row in it'], hint);
  return rows;
}

function readRow(given: string, now: Date): { readonly row?: RawItem; readonly wrong: readonly string[] } {
  let value: unknown;
  try {
    value = parseJson(given);
  } catch (error) {
    return { wrong: [`it is no JSON: ${messageOf(error)}`] };
  }
  const parsed = StrictRow.safeParse(value);
  if (!parsed.success) return { wrong: problemsOf(parsed.error) };
  const row = parsed.data;
  const isFuture = Date.parse(row.ingested_at) > now.getTime();
  return { row, wrong: [...rawItemProblems(row), ...(isFuture ? ['ingested_at: it lies in the future'] : [])] };
}
