/** Escapes of UTF-16 surrogates: a pair, or one alone. An even run of backslashes before the `u` is no escape. */
const SURROGATE_ESCAPES =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\./g;

/** JSON whose escaped lone surrogates, which DuckDB refuses together with the whole file, have become U+FFFD. */
export function repairSurrogates(json: Uint8Array): Uint8Array {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  if (!bytes.includes('\\ud') && !bytes.includes('\\uD')) return json;
  const repaired = bytes
    .toString('utf8')
    .replace(SURROGATE_ESCAPES, (found) => (/^\\u[dD]/.test(found) && found.length === 6 ? '\\ufffd' : found));
  return Buffer.from(repaired);
}
