import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { SOURCE_NAMES } from '../../src/sources/registry.ts';

test('a source is loaded when it is asked for the first time, and not before', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({
      resolve: (name, context, next) => {
        const resolved = next(name, context);
        seen.push(resolved.url);
        return resolved;
      },
    });
    const { readConfig } = await import('./src/config.ts');
    const { createSources } = await import('./src/asking/create-sources.ts');
    const { SOURCE_NAMES } = await import('./src/sources/registry.ts');
    const sources = createSources(readConfig({ ELT_RAW_TABLE: 'raw', ELT_SOURCES: SOURCE_NAMES.join() }));
    const loaded = () => SOURCE_NAMES.filter((name) => seen.some((url) => url.endsWith('/sources/' + name + '.ts')));
    const before = loaded();
    // The time for asking is over, so that no source asks its API.
    const request = { tick: '2026-11-22T10:00:00.000Z', count: 1, signal: AbortSignal.abort() };
    await sources.at(-1).fetch(request).catch(() => undefined);
    process.stdout.write(JSON.stringify([before, loaded()]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual([JSON.stringify([[], SOURCE_NAMES.slice(-1)]), '']);
});
