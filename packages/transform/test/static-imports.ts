import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that a source file loads when it is loaded itself, and the packages that these load; what is imported later, by `import()`, is none. */
export function staticImports(entry: string): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(file, 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
    for (const [, target = ''] of text.matchAll(/^(?:import|export|\})[^;]*?from '([^']+)';$/gm)) {
      if (target.startsWith('.')) visit(join(dirname(file), target));
      else packages.add(target);
    }
  };
  visit(entry);
  return { files, packages };
}
