import { asRecord, type JsonObject, parseJson } from '@quote-elt/runtime';

/** One statement of a policy document; anything may be one value or a list. */
export type PolicyStatement = JsonObject;

/** The statements of a policy document that allow something; undefined where the text is no JSON. A document that is not known yet has none. */
export function allowingStatements(document: unknown): PolicyStatement[] | undefined {
  const parsed = typeof document === 'string' ? parsedOrNothing(document) : document;
  if (parsed === undefined) return document === undefined ? [] : undefined;
  return [asRecord(parsed)?.Statement ?? []]
    .flat()
    .map((statement): PolicyStatement => asRecord(statement) ?? {})
    .filter(({ Effect }) => Effect !== 'Deny');
}

/** Every text of a value that is one text or a list of them. */
export function textsOf(value: unknown): string[] {
  return [value ?? []].flat().filter((each) => typeof each === 'string');
}

/** Whether a statement is for everybody, and no condition narrows it. */
export function isForEverybody({ Principal, NotPrincipal, Condition }: PolicyStatement): boolean {
  if (Condition !== undefined && Object.keys(asRecord(Condition) ?? {}).length > 0) return false;
  const principals =
    typeof Principal === 'string' ? [Principal] : Object.values(asRecord(Principal) ?? {}).flatMap(textsOf);
  return NotPrincipal !== undefined || principals.includes('*');
}

function parsedOrNothing(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
