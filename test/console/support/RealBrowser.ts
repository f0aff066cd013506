import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './ConsoleBench';

/** A browser with a profile of its own on the disk, which can be killed at once. */
export class RealBrowser {
  private constructor(
    private readonly child: ChildProcess,
    readonly page: Page,
  ) {}

  /** Opens a page. `http://localhost` is the server at `port`, so that the page has one origin with each server. */
  static async open(profile: string, port: string, path: string): Promise<RealBrowser> {
    const args = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-port=0',
      `--host-resolver-rules=MAP localhost:80 127.0.0.1:${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    const child = spawn(findChromium()!, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      return new RealBrowser(child, await pageOf(child, path));
    } catch (error) {
      kill(child);
      throw error;
    }
  }

  /** Kills all its processes, as the system does when it has no memory left. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    kill(this.child);
    await ended;
  }
}

function kill({ pid }: ChildProcess): void {
  process.kill(-pid!, 'SIGKILL');
}

async function pageOf(child: ChildProcess & { readonly stderr: Readable }, path: string): Promise<Page> {
  let address: string | undefined;
  for await (const line of readline.createInterface({ input: child.stderr })) {
    address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error('The browser did not start.');
  child.stderr.resume();
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0]!;
  context.setDefaultTimeout(20_000);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`http://localhost/${path}`);
  return page;
}
