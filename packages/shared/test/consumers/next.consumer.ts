import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importing, PRINTED } from './program.ts';
import { projectWith } from './project.ts';

test('Next builds a page of the server and one of the browser with it', async () => {
  const project = await projectWith(
    { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' },
    {
      'app/layout.js': 'export default function Layout({ children }) { return <html><body>{children}</body></html>; }',
      'app/page.js': `${importing()}export default function Page() { return <p>{printed}</p>; }`,
      'app/browser/page.js': `'use client';${importing()}export default function Page() { return <p>{printed}</p>; }`,
    },
  );
  const told = await project.run('next', ['build'], { NEXT_TELEMETRY_DISABLED: '1' });
  expect(told).toContain('Compiled successfully');
  for (const page of ['index', 'browser']) {
    expect(readFileSync(join(project.folder, '.next', 'server', 'app', `${page}.html`), 'utf8')).toContain(PRINTED);
  }
});
