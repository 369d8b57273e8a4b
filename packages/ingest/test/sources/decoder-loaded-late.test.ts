import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the decoder is loaded only for a text with an ampersand', () => {
  const loaded = (content: string) => {
    const script = `
      import { registerHooks } from 'node:module';
      const seen = [];
      registerHooks({ resolve: (name, context, next) => { seen.push(name); return next(name, context); } });
      const { readLoosely } = await import('./test/sources/read-loosely.ts');
      await readLoosely([{ content: ${JSON.stringify(content)} }], 1);
      process.stdout.write(String(seen.filter((name) => name.startsWith('entities')).length));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    return stdout;
  };
  expect([loaded('x'), loaded('x &amp; y')]).toEqual(['0', '1']);
});
