import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

const machineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:order';
const mine = '{"StartAt":"Mine","States":{"Mine":{"Type":"Succeed"}}}';
const other = '{"StartAt":"Other","States":{"Other":{"Type":"Succeed"}}}';

inBrowser('unsaved text of the designer', () => {
  const bench = useConsole();

  const textOf = (page: Page) => page.locator('.cm-content').textContent();
  const notices = (page: Page) => page.locator('.draft-notices p').allTextContents();

  /** Replaces everything: `fill` selects only the lines that are in the page. */
  async function write(page: Page, text: string): Promise<void> {
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await shows(() => textOf(page), text);
  }

  async function edit(text: string): Promise<{ page: Page; url: string; service: ReturnType<typeof sceneService> }> {
    const service = sceneService();
    createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${machineArn}`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await write(page, text);
    await page.getByText('Not saved; kept in this browser').waitFor();
    return { page, url, service };
  }

  test('is restored after a reload, which asks for confirmation, and can be discarded', async () => {
    const { page } = await edit(mine);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await shows(() => textOf(page), mine);
    await shows(
      async () => (await notices(page)).map((text) => text.replace(/\d{4}.*UTC/, 'T')),
      ['Unsaved text of T is back. Discard it'],
    );
    await page.getByRole('button', { name: 'Discard it' }).click();
    await shows(async () => (await textOf(page))?.includes('"Charge"'), true);
    await shows(() => notices(page), []);
    await page.reload();
    await shows(async () => (await textOf(page))?.includes('"Charge"'), true);
    expect(asked).toEqual(['beforeunload']);
  });

  test('is back after a page that ended without a word', async () => {
    const { page, url } = await edit(mine);
    await page.close();
    const next = await bench.open(`${url}/#/design/${machineArn}`, { keep: true });
    await shows(() => textOf(next), mine);
  });

  test('stays when Back or a link is pressed by mistake', async () => {
    const { page } = await edit(mine);
    await page.goBack();
    await page.getByRole('dialog', { name: 'Leave unsaved text?' }).waitFor();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await shows(async () => page.url().includes('#/design/'), true);
    expect(await textOf(page)).toBe(mine);
    await page.getByRole('link', { name: 'Waiting', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await textOf(page)).toBe(mine);
    await shows(async () => page.url().includes('#/design/'), true);

    await page.goBack();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('heading', { name: 'order' }).waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await shows(() => textOf(page), mine);
    await page.getByRole('link', { name: 'Waiting', exact: true }).click();
    await page.getByRole('button', { name: 'Discard them' }).click();
    await page.getByRole('heading', { name: 'Waiting' }).first().waitFor();
    await page.goBack();
    await shows(async () => (await textOf(page))?.includes('"Charge"'), true);
  });

  test('no confirmation once it is saved', async () => {
    const { page } = await edit(mine);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'order' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('link', { name: 'Edit' }).click();
    await shows(() => textOf(page).then((text) => text?.replace(/\s/g, '')), mine);
    expect(await notices(page)).toEqual([]);
  });

  test('says so when the definition was changed meanwhile', async () => {
    const { page, service } = await edit(mine);
    service.call('UpdateStateMachine', { stateMachineArn: machineArn, definition: other });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('The saved definition has changed since.').waitFor();
    expect(await textOf(page)).toBe(mine);
  });

  test('two tabs with one definition know of each other', async () => {
    const { page, url } = await edit(mine);
    const second = await bench.open(`${url}/#/design/${machineArn}`, { keep: true });
    await shows(() => notices(second), ['Another tab has this definition open, with unsaved text.']);
    // What the other one still writes is not taken away.
    expect((await textOf(second))?.includes('"Charge"')).toBe(true);
    await shows(() => notices(page), ['Another tab has this definition open.']);
    await write(second, other);
    await shows(() => notices(page), ['Another tab has this definition open, with unsaved text.']);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await shows(
      () => notices(second),
      [
        'Another tab has saved this definition. Saving here overwrites that. Take what is saved',
        'Another tab has this definition open.',
      ],
    );
    expect(await textOf(second)).toBe(other);
    await second.getByRole('button', { name: 'Take what is saved' }).click();
    await shows(() => textOf(second), mine);
    await second.close({ runBeforeUnload: true });
    await shows(() => notices(page), []);
  });
});
