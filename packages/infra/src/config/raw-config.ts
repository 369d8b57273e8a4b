import { parseJson } from '@quote-elt/runtime';

/** The part of a project's own configuration out of all that Pulumi knows, its JSON values parsed, by key. */
export function rawConfig(all: Readonly<Record<string, string>>, project: string): Record<string, unknown> {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), parsed(value)]] : [],
    ),
  );
}

/** Pulumi hands numbers, booleans and lists over as JSON, texts as they are. */
function parsed(value: string): unknown {
  if (!/^(?:-?\d|true$|false$|\[)/.test(value)) return value;
  try {
    return parseJson(value);
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
