import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function findChromium() {
  const places = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return process.env.STEPMILL_CHROMIUM ?? places.find((place) => fs.existsSync(place));
}

export async function openBrowser(executablePath) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

  /** A page in a context of its own, so that nothing is in a cache. */
  async function open(url, { dark = false, width = 1440, height = 900 } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    return { context, page, show: () => page.goto(url, { waitUntil: 'networkidle' }) };
  }

  return {
    close: () => browser.close(),

    /** What a first visit transfers, headers included, and its files, the largest first. */
    async weigh(url) {
      const { context, page, show } = await open(url);
      const devTools = await context.newCDPSession(page);
      const names = new Map();
      const sizes = [];
      await devTools.send('Network.enable');
      devTools.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, response.url));
      devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
        sizes.push([encodedDataLength, names.get(requestId) ?? '?']),
      );
      await show();
      await context.close();
      sizes.sort(([a], [b]) => b - a);
      return {
        bytes: sizes.reduce((sum, [size]) => sum + size, 0),
        files: sizes.map(([size, name]) => `${String(size).padStart(8)} ${name}`),
      };
    },

    /** What axe finds on a page, a line a rule. */
    async violations(url, look) {
      const { context, page, show } = await open(url, look);
      await show();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ exclude: ['.mermaid'] }));
      await context.close();
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`,
      );
    },

    async picture(url, file, look) {
      const { context, page, show } = await open(url, look);
      await show();
      await page.screenshot({ path: file });
      await context.close();
    },
  };
}
