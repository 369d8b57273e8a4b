/** A name as SQL takes it; with `sqlText` the only way that text enters a statement other than bound. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal, for the places that take no bound value. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
