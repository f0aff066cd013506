import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

/** Requests of a page, each as method, path and operation. */
interface Dropped {
  readonly page: Page;
  readonly requests: string[];
}

// Chromium drops all requests when the network of the machine changes, as when Docker starts a container.
inBrowser('a network that changes', () => {
  const bench = useConsole();

  /** A page of which the browser drops each kind of request once, but for the document. */
  async function openDropping(path: string): Promise<Dropped> {
    const service = sceneService();
    createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open('about:blank');
    const requests: string[] = [];
    await page.route('**/*', (route) => {
      const request = route.request();
      const { pathname } = new URL(request.url());
      if (pathname === '/' && request.method() === 'GET') return route.continue();
      const operation = request.headers()['x-amz-target']?.split('.')[1] ?? '';
      const kind = `${request.method()} ${pathname} ${operation}`.trim();
      const isFirst = !requests.includes(kind);
      requests.push(kind);
      // The one script that loads the others cannot be loaded by another.
      return isFirst && !/\/boot-/.test(pathname) ? route.abort('connectionreset') : route.continue();
    });
    await page.goto(url + path);
    return { page, requests };
  }

  const arn = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

  test('leaves the page with its scripts, its styles and what it reads', async () => {
    const { page, requests } = await openDropping('/#/machines');
    await page.getByRole('link', { name: 'order' }).waitFor();
    await shows(() => page.evaluate('getComputedStyle(document.body).margin'), '0px');
    expect(requests.filter((one) => one === 'POST / ListStateMachines').length).toBeGreaterThan(1);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('leaves the designer with its editor and its picture', async () => {
    const { page } = await openDropping(`/#/design/${encodeURIComponent(arn('order'))}`);
    await page.locator('[data-state]').first().waitFor();
    await page.locator('.cm-content').waitFor();
  });

  test('sends nothing twice that changes something', async () => {
    const { page, requests } = await openDropping(`/#/machine/${arn('order')}`);
    await page.getByRole('button', { name: 'Start execution' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('The server cannot be reached.').waitFor();
    expect(requests.filter((one) => one === 'POST / StartExecution')).toEqual(['POST / StartExecution']);
  });
});
