/** A word as a POSIX shell reads it back: as it is where that is safe, else in single quotes. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_.,/:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command of Pulumi for a stack of this project, ready to paste at the root of the repository. */
export function pulumiCommand(stack: string, ...words: readonly string[]): string {
  return ['pulumi', '-C', 'packages/infra', '--stack', stack, ...words].map(shellWord).join(' ');
}

/** The command that sets a key; a list is taken away first and set place by place, since Pulumi sets no list at once. */
export function setCommand(stack: string, key: string, value: string | number | boolean | readonly string[]): string {
  if (!Array.isArray(value)) return pulumiCommand(stack, 'config', 'set', key, String(value));
  const places = value.map((item, i) => pulumiCommand(stack, 'config', 'set', '--path', `${key}[${i}]`, String(item)));
  return [removeCommand(stack, key), ...places].join(' && ');
}

/** The command that sets one place of a list. */
export function setPlaceCommand(stack: string, key: string, place: number, value: string): string {
  return pulumiCommand(stack, 'config', 'set', '--path', `${key}[${place}]`, value);
}

/** The command that takes a key away, so that its default counts again. */
export function removeCommand(stack: string, key: string): string {
  return pulumiCommand(stack, 'config', 'rm', key);
}
