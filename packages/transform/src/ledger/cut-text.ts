/** Bytes of the ellipsis that stands for what was cut. */
const ELLIPSIS_BYTES = 3;

/** A text of at most `maxBytes` bytes of UTF-8, well-formed; a longer one ends in an ellipsis. */
export function cutText(text: string, maxBytes: number): string {
  const whole = text.toWellFormed();
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  const kept = Buffer.from(whole).subarray(0, maxBytes - ELLIPSIS_BYTES);
  // The text is decoded as a stream that goes on, so the first bytes of a character that was cut in two are left out.
  return `${new TextDecoder().decode(kept, { stream: true })}…`;
}
