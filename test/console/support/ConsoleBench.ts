import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startServer, type RunningServer, type ServerOptions } from '../../../src/emulator/server/startServer';
import type { Service } from '../../../src/emulator/service/Service';

const root = path.join(__dirname, '../../..');

/** Where Debian, Ubuntu, macOS have it; `STEPMILL_CHROMIUM` names another. */
export const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function findChromium(): string | undefined {
  const named = process.env['STEPMILL_CHROMIUM'];
  return named ?? places.find((place) => fs.existsSync(place));
}

/** The console as it is built from the sources now, a browser, and servers for it. */
export class ConsoleBench {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-console-'));
  private readonly servers: RunningServer[] = [];
  private readonly services: Service[] = [];
  private browser: Browser | undefined;
  private contexts: BrowserContext[] = [];

  constructor() {
    execFileSync(process.execPath, [path.join(root, '.ci/console.mjs'), this.files], { stdio: 'inherit' });
  }

  /** Of the built console. */
  get files(): string {
    return path.join(this.folder, 'console');
  }

  async serve(service: Service, options: ServerOptions = {}): Promise<RunningServer> {
    const server = await startServer(service, { port: 0, console: this.files, ...options });
    this.servers.push(server);
    this.services.push(service);
    return server;
  }

  /** A new page with a store of its own. What is printed to its console as an error fails the test, see `faults`. */
  async open(url: string, { width = 1440, height = 900, dark = false } = {}): Promise<Page> {
    this.browser ??= await chromium.launch({
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
      ],
    });
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
    });
    this.contexts.push(context);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        this.faults.push(message.text());
    });
    await page.goto(url);
    return page;
  }

  /** Errors that pages have thrown or printed: scripts that were refused are among them. */
  readonly faults: string[] = [];

  /** Closes the pages and servers of a test. */
  async tidy(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    for (const service of this.services.splice(0)) service.close();
    await Promise.all(this.servers.splice(0).map((server) => server.close()));
  }

  async close(): Promise<void> {
    await this.tidy();
    await this.browser?.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
