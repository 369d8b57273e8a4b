/** A text as bash and zsh take it, whatever it holds. */
export function marked(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
