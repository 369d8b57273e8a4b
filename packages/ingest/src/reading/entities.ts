import type { RecordCandidate } from '@quote-elt/shared';

type Decode = (text: string) => string;

/**
 * A candidate whose `fields`, texts or lists of texts, have their HTML entities decoded once, so that `It&#39;s` and `It's`
 * are one text. Entities without a semicolon stay.
 */
export async function decodeEntities(
  candidate: RecordCandidate,
  fields: readonly (keyof RecordCandidate)[],
): Promise<RecordCandidate> {
  const given = fields.map((field) => candidate[field]);
  if (!given.flat().some((text) => typeof text === 'string' && text.includes('&'))) return candidate;
  // It is loaded only when it is needed: a cold start is billed.
  const { decodeHTMLStrict } = await import('entities/decode');
  return { ...candidate, ...Object.fromEntries(fields.map((name, i) => [name, decoded(given[i], decodeHTMLStrict)])) };
}

function decoded(value: unknown, decode: Decode): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => decoded(one, decode));
  return typeof value === 'string' ? decode(value) : value;
}
