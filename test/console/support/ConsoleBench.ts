import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { startServer, type RunningServer, type ServerOptions } from '../../../src/emulator/server/startServer';
import type { Service } from '../../../src/emulator/service/Service';
import { madeOnce } from '../../packaging/support/madeOnce';
import { root, run } from '../../packaging/support/run';

/** Where Debian and Ubuntu have it, the one without a desktop first; `STEPMILL_CHROMIUM` names another. */
export const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export function findChromium(): string | undefined {
  const named = process.env['STEPMILL_CHROMIUM'];
  return named ?? places.find((place) => fs.existsSync(place));
}

interface Window {
  readonly context: BrowserContext;
  readonly devTools: CDPSession;
}

/** The console as it is built from the sources now, a browser, and servers for it. */
export class ConsoleBench {
  /** For what a test writes. */
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-console-'));
  /** Of the built console. */
  readonly files = madeOnce({
    name: 'stepmill-console',
    inputs: ['src', '.ci/console.mjs', 'package.json'],
    make: (target) => run(process.execPath, [path.join(root, '.ci/console.mjs'), target]),
  });
  private readonly servers: RunningServer[] = [];
  private readonly services: Service[] = [];
  private browser: Browser | undefined;
  private window: Promise<Window> | undefined;
  private pages: Page[] = [];
  private readonly dropped: string[] = [];

  async serve(service: Service, options: ServerOptions = {}): Promise<RunningServer> {
    const server = await startServer(service, { port: 0, console: this.files, ...options });
    this.servers.push(server);
    this.services.push(service);
    return server;
  }

  /** A new page, with an empty store unless `keep` is set. What is printed to its console as an error fails the test, see `faults`. */
  async open(url: string, { width = 1440, height = 900, dark = false, keep = false } = {}): Promise<Page> {
    const { context, devTools } = await (this.window ??= this.openWindow());
    if (url.startsWith('http') && !keep)
      await devTools.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    const page = await context.newPage();
    page.on('requestfailed', (request) => this.dropped.push(`${request.url()} ${request.failure()?.errorText}`));
    openPersistently(page);
    this.pages.push(page);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        this.faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }

  /** A window costs Chromium three times what a page in it does, so the pages of a test file share one. */
  private async openWindow(): Promise<Window> {
    this.browser = await chromium.launch({
      executablePath: findChromium()!,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A new page costs less where another has been.
        '--renderer-process-limit=1',
      ],
    });
    const context = await this.browser.newContext({ acceptDownloads: true });
    context.setDefaultTimeout(20_000);
    // It closes with its last page.
    const first = await context.newPage();
    return { context, devTools: await context.newCDPSession(first) };
  }

  /** Errors that pages have thrown or printed: scripts that were refused are among them. */
  readonly faults: string[] = [];

  /** What the open pages show, and which of their requests the browser has dropped: why a test may have failed. */
  async describePages(): Promise<string> {
    const texts = this.pages.map(async (page) => {
      const text = page.evaluate<string>('document.body.innerText').catch(String);
      const shown = await Promise.race([text, setTimeout(2_000, 'The page does not answer.')]);
      return [page.url(), shown.slice(0, 2_000), ...this.dropped.map((one) => `dropped: ${one}`)].join('\n');
    });
    return (await Promise.all(texts)).join('\n\n');
  }

  /** Closes the pages and servers of a test. */
  async tidy(): Promise<void> {
    this.dropped.length = 0;
    await Promise.all(this.pages.splice(0).map((page) => page.close()));
    for (const service of this.services.splice(0)) service.close();
    await Promise.all(this.servers.splice(0).map((server) => server.close()));
  }

  async close(): Promise<void> {
    await this.tidy();
    await this.browser?.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Lets a page open its addresses again if Chromium drops them: it drops all requests when the network changes, as it
 * does beside suites of containers. What the page requests later it sends again itself.
 */
function openPersistently(page: Page): void {
  let dropped: string[] = [];
  page.on('requestfailed', (request) => dropped.push(request.url()));
  const persistent =
    <Given extends unknown[], T>(open: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      for (let attempt = 0; ; attempt++) {
        dropped = [];
        try {
          const opened = await open(...given);
          if (attempt === 5 || !dropped.some((one) => one.includes('/assets/boot-'))) return opened;
        } catch (error) {
          if (attempt === 5 || !/ERR_NETWORK_CHANGED/.test((error as Error).message)) throw error;
        }
      }
    };
  page.goto = persistent(page.goto.bind(page));
  page.reload = persistent(page.reload.bind(page));
}
