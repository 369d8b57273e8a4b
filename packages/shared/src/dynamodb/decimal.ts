const DECIMAL = /^([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/** No number that DynamoDB keeps needs more characters, however it is written. */
const MAX_TEXT = 200;

/** Whether DynamoDB has a place for a number: 0, or 1e-130 to 9.99e125 and negative alike; a double never has 38 digits. */
export function isInRange(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-130 && size < 1e126);
}

/** The number that a decimal text stands for; undefined when it is no decimal, or one that a double would change. */
export function exactNumber(text: string): number | undefined {
  if (text.length > MAX_TEXT || !DECIMAL.test(text)) return undefined;
  const value = Number(text);
  if (!isInRange(value)) return undefined;
  // Zero has a sign in JavaScript and none in DynamoDB.
  if (String(value) === text || sizeOf(String(value)) === sizeOf(text)) return value === 0 ? 0 : value;
  return undefined;
}

/** One text for the size of a number, whatever its sign: `.15e1` for `1.5`, `-1.50` and `0.15e1`. */
function sizeOf(text: string): string {
  const [, , whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `.${significant}e${Number(exponent) - fraction.length + digits.length}`;
}
