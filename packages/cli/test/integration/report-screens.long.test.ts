import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { livePage, reportPage } from '../../src/report/report-page.ts';
import { startLiveServer } from '../../src/serve/live-server.ts';
import { CHROMIUM, withPage } from '../browser.ts';
import { DAY_KINDS, type DayKind, reportOfKind } from '../report-days.ts';
import { withDataFolder } from '../support.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SCREENS = [1280, 768, 360].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

// A machine without Chromium skips this, which `.ci/run` does not allow itself: it installs one.
describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  test.each(Object.entries(DAY_KINDS))(
    'the report of a day that is %s is quiet, whole and accessible, wide and narrow, light and dark',
    async (_name, kind: DayKind) => {
      expect.hasAssertions();
      const html = await reportPage(await reportOfKind(kind));
      const whole = html.match(/class="chart wide"/g)?.length ?? 0;
      await withDataFolder(async (folder) => {
        const file = join(folder, 'report.html');
        writeFileSync(file, html);
        const url = pathToFileURL(file).href;
        await withPage(url, { width: 1280, scheme: 'light' }, async ({ page, said, asked }) => {
          await page.evaluate(AXE);
          for (const { width, scheme } of SCREENS) {
            await page.setViewportSize({ width, height: 900 });
            await page.emulateMedia({ colorScheme: scheme });
            const drawn = await page.$$eval('.chart', (each) =>
              each.flatMap((chart) => {
                const box = chart.getBoundingClientRect();
                const svg = chart.querySelector('svg')?.getBoundingClientRect();
                if (box.width === 0 || svg === undefined) return [];
                const shapes = chart.querySelectorAll('svg path, svg rect, svg text').length;
                // A drawing that is scaled keeps its shape, without an empty band above and below it.
                const { width: own = 0, height: tall = 0 } = Object(chart.querySelector('svg')?.viewBox.baseVal);
                const beyond = [...chart.querySelectorAll('svg text')].filter((text) => {
                  const { left, right } = text.getBoundingClientRect();
                  return left < svg.left - 1 || right > svg.right + 1;
                });
                return [
                  {
                    shapes: shapes > 3,
                    shape: Math.abs(svg.width / svg.height - own / tall) < 0.05,
                    beyond: beyond.map(({ textContent }) => textContent),
                  },
                ];
              }),
            );
            expect({ width, scheme, drawn }).toEqual({
              width,
              scheme,
              drawn: Array(whole).fill({ shapes: true, shape: true, beyond: [] }),
            });
            for (const open of [false, true]) {
              await page.$$eval(
                'details',
                (each, state) => {
                  for (const folded of each) folded.toggleAttribute('open', state);
                },
                open,
              );
              expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
            }
            // Colours and elements are the same at each width, and axe takes its time.
            if (width > 360) continue;
            const violations = await page.evaluate(async () => {
              const { violations: found } = await Object(globalThis).axe.run();
              return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0]?.html]);
            });
            expect({ width, scheme, violations }).toEqual({ width, scheme, violations: [] });
          }
          expect({ said, asked }).toEqual({ said: [], asked: [url] });
        });
      });
    },
    120_000,
  );

  test('a live page says when its server has gone, and when it is there again', async () => {
    const html = await livePage(await reportOfKind(DAY_KINDS['going on']));
    const first = await startLiveServer(0, async () => html);
    await withPage(first.address, { width: 1000, scheme: 'light' }, async ({ page }) => {
      const gone = page.locator('#gone');
      expect(await gone.isVisible()).toBe(false);
      await first.close();
      await expect.poll(() => gone.isVisible(), { timeout: 20_000 }).toBe(true);
      expect(await gone.textContent()).toMatch(/^The server of this page has gone: .* \d\d:\d\d:\d\d UTC\.$/);
      const again = await startLiveServer(Number(new URL(first.address).port), async () => html);
      await expect.poll(() => gone.isVisible(), { timeout: 20_000 }).toBe(false);
      await again.close();
    });
  });
});
