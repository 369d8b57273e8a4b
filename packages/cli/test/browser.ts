import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where a Chromium may be; the first one that exists is used. */
const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium of this machine; undefined where there is none. */
export const CHROMIUM = PLACES.find((path) => path !== '' && existsSync(path));

/** A page as it was seen: what it said on its console, and what it asked of the network. */
export interface Seen {
  readonly page: Page;
  readonly said: string[];
  readonly asked: string[];
}

/** Opens an address in a Chromium of a width and a colour scheme, for as long as `use` takes. */
export async function withPage<T>(
  url: string,
  { width, scheme }: { width: number; scheme: 'light' | 'dark' },
  use: (seen: Seen) => Promise<T>,
): Promise<T> {
  if (CHROMIUM === undefined) throw new Error('no Chromium on this machine: set CHROMIUM_PATH');
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(url);
    return await use({ page, said, asked });
  } finally {
    await browser.close();
  }
}
