/** A text as zsh takes it, whatever it holds. */
export function marked(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
