import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { RealBrowser } from '../support/RealBrowser';
import { createMachine, sceneService } from '../support/scenes';

const designer = '#/design/arn:aws:states:us-east-1:123456789012:stateMachine:order';

inBrowser('when the browser and the server are killed', () => {
  const bench = useConsole();
  let browser: RealBrowser | undefined;
  afterEach(() => browser?.kill());

  async function open(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
    const service = sceneService();
    createMachine(service, 'order');
    const { url } = await bench.serve(service);
    browser = await RealBrowser.open(path.join(bench.folder, profile), new URL(url).port, designer);
    const { page } = browser;
    await page.locator('.cm-content').waitFor();
    const kill = async (): Promise<void> => {
      await page.getByText('Not saved; kept in this browser').waitFor();
      await browser!.kill();
      await bench.tidy();
    };
    return { page, kill };
  }

  const textOf = (page: Page) => page.locator('.cm-content').textContent();

  test('the text is there again', async () => {
    const before = await open('text');
    const typed = '{"StartAt":"Mine","States":{"Mine":{"Type":"Succeed"}}}';
    await before.page.locator('.cm-content').fill(typed);
    await before.kill();
    const after = await open('text');
    await shows(() => textOf(after.page), typed);
    await after.page.getByText(/^Unsaved text of .* is back/).waitFor();
  });

  test('what was typed into a field of a form, and not left, is there again', async () => {
    const before = await open('form');
    await (await commentOf(before.page)).click();
    await before.page.keyboard.press('Control+a');
    await before.page.keyboard.type('charges, and ships');
    await before.kill();
    const after = await open('form');
    const comment = await commentOf(after.page);
    await shows(() => comment.inputValue(), 'charges, and ships');
    await shows(() => comment.getAttribute('data-shown'), 'charges, and ships');
    // It is no step of undo.
    expect(await after.page.getByRole('button', { name: /^Undo/ }).isDisabled()).toBe(true);
  });

  async function commentOf(page: Page): Promise<Locator> {
    await page.getByRole('tab', { name: 'Form' }).click();
    const form = page.getByRole('region', { name: 'Form of the machine' });
    await form.locator('details').evaluateAll((all: any[]) => all.forEach((one) => (one.open = true)));
    return form.locator('input').and(form.getByLabel('Comment'));
  }
});
