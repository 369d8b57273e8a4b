import fc, { type Arbitrary } from 'fast-check';

const LIMIT = 10_000;

/** What takes the place of a value: other types, numbers at their boundaries, texts at theirs, days and instants that do not exist. */
const WRONG: readonly unknown[] = [
  ...[null, true, false, [], {}, [null], [''], { a: 1 }, '', ' ', 'x', '\ud800', 'api'],
  ...[-1, -0.1, 0, 0.5, 1, 1.0000001, 2, 23, 24, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e308],
  ...['a'.repeat(LIMIT), 'a'.repeat(LIMIT + 1), '😀'.repeat(LIMIT), '😀'.repeat(LIMIT + 1)],
  ...[
    `${'😀'.repeat(LIMIT - 1)}a`,
    `${'😀'.repeat(LIMIT)}a`,
    '\ud800'.repeat(LIMIT + 1),
    'é'.normalize('NFD').repeat(LIMIT),
  ],
  ...[100, 101, 500, 501].flatMap((length) => ['a'.repeat(length), '😀'.repeat(length)]),
  ...[50, 51].map((length) => Array(length).fill('word')),
  ...['2026-11-22', '2026-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '2026-02-30', '2026-04-31', '2026-13-01'],
  ...['2026-00-10', '2026-01-00', '0000-01-01', '9999-12-31', '02026-01-01', '2026-1-1', '2026-11-22\n', '٢٠٢٦-١١-٢٢'],
  ...['2026-11-22T18:59:00.000Z', '2026-11-22T18:59:00.004Z', '2026-11-22T18:59:00Z', '2026-11-22T18:59Z'],
  ...['2026-11-22T24:00:00.000Z', '2026-11-22T23:59:60.000Z', '2026-11-22T23:60:00.000Z', '2026-02-30T00:00:00.000Z'],
  ...['2026-11-22t18:59:00.000z', '2026-11-22 18:59:00.000Z', '2026-11-22T18:59:00.000', '2026-11-22T18:59:00.0000Z'],
  ...[
    '2026-11-22T18:59:00+01:00',
    '2026-11-22T18:59:00-23:59',
    '2026-11-22T18:59:00+24:00',
    '2026-11-22T18:59:00+0100',
  ],
  ...[
    '0000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '2999-12-31T23:59:59-23:59',
    '1000-01-01T00:00:00+23:59',
  ],
  ...['0123456789abcdef', '0123456789ABCDEF', '0123456789abcde', '0123456789abcdef0', '0123456789abcdef\n'],
  ...['succeeded', 'Succeeded', 'passed', 'transform', 'ingest'],
];

/** A change of a value, by where it is made and what it does. */
export interface Mutation {
  readonly at: number;
  readonly kind: 'drop' | 'replace' | 'add' | 'repeat';
  readonly value: unknown;
}

export const mutation: Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'add', 'repeat'),
  value: fc.constantFrom(...WRONG),
});

/** A copy of a JSON value with one change: a key dropped or added, a value replaced, an array made longer. */
export function mutated(given: unknown, { at, kind, value }: Mutation): unknown {
  const copy = structuredClone({ root: given });
  const places = placesIn(copy);
  const place = places[at % places.length];
  if (place === undefined) return given;
  const [holder, key] = place;
  const old: unknown = Reflect.get(holder, key);
  if (kind === 'drop' && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  else if (kind === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old))
    Reflect.set(old, 'extra', value);
  else if (kind === 'repeat' && Array.isArray(old)) old.push(value);
  else Reflect.set(holder, key, value);
  return copy.root;
}

function placesIn(value: object): (readonly [object, string])[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    [value, key] as const,
    ...(typeof inner === 'object' && inner !== null ? placesIn(inner) : []),
  ]);
}
