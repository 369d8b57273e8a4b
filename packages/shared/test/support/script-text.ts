import fc, { type Arbitrary } from 'fast-check';

const SCRIPTS = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Cherokee', 'Coptic', 'Glagolitic', 'Deseret', 'Adlam'],
  ...['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Hanifi_Rohingya', 'Sogdian', 'Tifinagh'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...['Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Balinese', 'Javanese', 'Tai_Tham', 'Brahmi', 'Grantha', 'Chakma'],
  ...['Hangul', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Mongolian', 'Ethiopic', 'Canadian_Aboriginal', 'Vai'],
] as const;

const CHARACTERS = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

/** Every character that a regular expression matches. */
export function charactersOf(pattern: RegExp): string[] {
  return CHARACTERS.filter((character) => pattern.test(character));
}

/** One of many characters; not by constantFrom, which is slow with so many. */
export function oneOf(characters: readonly string[]): Arbitrary<string> {
  return fc.nat(characters.length - 1).map((at) => characters[at] ?? '');
}

const SHARED_MARKS = charactersOf(/[\p{Script=Inherited}\p{Script=Common}]/u).filter((c) => /\p{M}/u.test(c));
const DIGITS = charactersOf(/\p{N}/u);

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/** The letters and digits of a script, and the marks that may stand on them, none of which are ignorable. */
export interface Script {
  readonly base: Arbitrary<string>;
  readonly mark: Arbitrary<string>;
}

const ALL: readonly Script[] = SCRIPTS.map((name) => {
  const own = charactersOf(new RegExp(`\\p{Script=${name}}`, 'u')).filter((character) => !IGNORABLE.test(character));
  const letters = own.filter((character) => /\p{L}/u.test(character));
  const marks = own.filter((character) => /\p{M}/u.test(character));
  const shared = oneOf(SHARED_MARKS.filter((character) => !IGNORABLE.test(character)));
  return {
    base: fc.oneof({ weight: 9, arbitrary: oneOf(letters) }, { weight: 1, arbitrary: oneOf(DIGITS) }),
    mark:
      marks.length === 0 ? shared : fc.oneof({ weight: 3, arbitrary: oneOf(marks) }, { weight: 1, arbitrary: shared }),
  };
});

/** Any of some fifty scripts. */
export const script: Arbitrary<Script> = fc.constantFrom(...ALL);

/** A letter or digit with up to three marks. */
const cluster = (of: Script): Arbitrary<string> =>
  fc.tuple(of.base, fc.array(of.mark, { maxLength: 3 })).map(([base, marks]) => base + marks.join(''));

/** Words of one script, as their clusters; a space is a cluster of its own. */
export const clusters = (of: Script): Arbitrary<string[]> =>
  fc.array(fc.oneof({ weight: 6, arbitrary: cluster(of) }, { weight: 1, arbitrary: fc.constant(' ') }), {
    maxLength: 12,
  });

/** Text of one script. */
export const scriptText: Arbitrary<string> = script.chain((of) => clusters(of).map((parts) => parts.join('')));
