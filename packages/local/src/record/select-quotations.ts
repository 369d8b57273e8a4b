import { slugOf } from '@quote-elt/shared';
import type { Random } from '../random/seeded-random.ts';

const MAX_LIMIT = 50;

/** What the stand-in serves. */
export interface StandInQuotation {
  readonly id: string;
  readonly content: string;
  readonly author: string;
  readonly tags: readonly string[];
  readonly added?: string | undefined;
  readonly modified?: string | undefined;
}

/** A random sample without repeats as Quotable's query asks for, or the message of a 400. Too large a limit is clamped to 50. */
export function selectQuotations(
  quotations: readonly StandInQuotation[],
  query: URLSearchParams,
  random: Random,
): StandInQuotation[] | string {
  const limit = integer(query, 'limit', 1);
  const minLength = integer(query, 'minLength', 0);
  const maxLength = integer(query, 'maxLength', Number.MAX_SAFE_INTEGER);
  for (const [name, value] of Object.entries({ limit, minLength, maxLength })) {
    if (Number.isNaN(value)) return `Invalid ${name}`;
  }
  const tags = query.get('tags')?.toLowerCase().split(/[,|]/);
  const author = query.get('author');
  const matching = quotations.filter(
    (quotation) =>
      quotation.content.length >= minLength &&
      quotation.content.length <= maxLength &&
      (author === null || slugOf(author) === slugOf(quotation.author)) &&
      (tags === undefined || quotation.tags.some((tag) => tags.includes(tag.toLowerCase()))),
  );
  return sample(matching, Math.min(Math.max(limit, 1), MAX_LIMIT), random);
}

function integer(query: URLSearchParams, name: string, otherwise: number): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  return /^-?\d+$/.test(given) ? Number(given) : Number.NaN;
}

function sample<T>(from: readonly T[], count: number, random: Random): T[] {
  const left = [...from];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return taken;
}
