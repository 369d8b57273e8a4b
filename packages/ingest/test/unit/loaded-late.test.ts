import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

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
    const sources = createSources(readConfig({ ELT_RAW_TABLE: 'raw', ELT_SOURCES: 'quotable,embedded' }));
    const loaded = () => ['quotable', 'embedded', 'zenquotes'].map((name) => seen.some((url) => url.endsWith('/sources/' + name + '.ts')));
    const before = loaded();
    const request = { tick: '2026-11-22T10:00:00.000Z', count: 1, signal: new AbortController().signal };
    await sources[1].fetch(request);
    process.stdout.write(JSON.stringify([before, loaded()]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['[[false,false,false],[false,true,false]]', '']);
});

test('the decoder is loaded only for a text with an ampersand', () => {
  const loaded = (content: string) => {
    const script = `
      import { registerHooks } from 'node:module';
      const seen = [];
      registerHooks({ resolve: (name, context, next) => { seen.push(name); return next(name, context); } });
      const { readLoosely } = await import('./src/sources/loose-source.ts');
      await readLoosely([{ content: ${JSON.stringify(content)} }], 1);
      process.stdout.write(String(seen.filter((name) => name.startsWith('entities')).length));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    return stdout;
  };
  expect([loaded('x'), loaded('x &amp; y')]).toEqual(['0', '1']);
});
