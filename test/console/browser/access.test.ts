import type { Page } from 'playwright-core';
import type { Page as PageName } from '../../../src/console/route/route';
import { inBrowser, shows, useConsole } from '../support/browser';
import { clean, faultsInBothThemes } from '../support/axe';
import { createMachine, fixture, logging, parcels, sceneService, start } from '../support/scenes';

type View = readonly [hash: string, sign: string, act?: (page: Page) => Promise<void>];

const widths = [1440, 400];

inBrowser('for everybody', () => {
  const bench = useConsole();

  const arn = (name: string): string => `arn:aws:states:us-east-1:123456789012:execution:${name}`;
  const order = 'arn:aws:states:us-east-1:123456789012:stateMachine:order';

  /** The address of each view, what shows that it is there, and what is done first. */
  const views: Readonly<Record<PageName, View> & Record<string, View>> = {
    machines: ['', '[aria-label="Latest executions"]'],
    machine: [`#/machine/${order}`, '.grid-row'],
    definition: [`#/machine/${order}?tab=definition`, '[data-state="Charge"]'],
    versions: [`#/machine/${order}?tab=versions`, 'main h2'],
    coverage: [`#/machine/${order}?tab=coverage`, '.missing'],
    execution: [`#/execution/${arn('order:o-1')}?state=Charge&event=7`, '.attempts'],
    choice: [`#/execution/${arn('order:o-1')}?state=Check%20amount`, '[data-state="Check amount"]'],
    failed: [`#/execution/${arn('order:o-2')}`, '[data-state="Charge"]'],
    map: [`#/execution/${arn('parcels:forty')}?state=Weigh`, '[data-state="Weigh"]'],
    'take away': [
      `#/execution/${arn('order:o-1')}`,
      '[data-state="Charge"]',
      (page) => page.getByText('Take away').first().click(),
    ],
    start: [
      `#/machine/${order}`,
      '.grid-row',
      async (page) => {
        await page.getByRole('button', { name: 'Start execution' }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    compare: [`#/compare/${arn('order:o-1')}/${arn('order:o-2')}`, '.differences'],
    waiting: ['#/waiting', '[data-task]'],
    design: [`#/design/${order}`, '.cm-content'],
    unsaved: [
      `#/design/${order}`,
      '.cm-content',
      async (page) => {
        await page.locator('.cm-content').click();
        await page.keyboard.insertText('x');
        await page.getByRole('link', { name: 'Waiting', exact: true }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    run: [`#/design/${order}`, '.cm-content', (page) => page.getByRole('tab', { name: 'Run it with mocks' }).click()],
    'map-run': ['', '.grid-row', openMapRun],
    account: [
      '',
      '.grid-row',
      async (page) => {
        await page.getByLabel('Account').selectOption('other');
        await page.getByRole('dialog').waitFor();
      },
    ],
    executions: ['#/executions', '.grid-row'],
    'no executions': ['#/executions?search=nothing', '.notice'],
    sent: ['#/sent', '.bucket'],
    metrics: ['#/metrics', '.chart'],
    logs: ['#/logs', '.messages li'],
    'no logs': ['#/logs?search=nothing', 'main [role="status"]'],
    gone: [`#/execution/${arn('order:nobody')}`, '.notice'],
    unknown: ['#/nothing', '.notice'],
  };

  async function openMapRun(page: Page): Promise<void> {
    await page.goto(page.url().replace(/\/#.*$|\/$/, `/#/execution/${arn('imports:rows')}?state=Import%20rows`));
    await page
      .getByRole('link', { name: /Map Run/ })
      .first()
      .click();
    await page
      .getByRole('heading', { name: /Map Run/ })
      .first()
      .waitFor();
  }

  test.each(Object.entries(views).flatMap(([name, view]) => widths.map((width) => [name, width, view] as const)))(
    'axe-core finds nothing on the view %s, %d pixels wide, in light and in dark',
    async (_name, width, [hash, sign, act]) => {
      const service = sceneService();
      createMachine(service, 'order');
      start(service, order, 'o-1', { id: 'busy-1', amount: 250 });
      start(service, order, 'o-2', { id: 'declined', amount: 250 });
      start(service, order, 'o-3', { id: 'large', amount: 5000 });
      start(service, createMachine(service, 'parcels'), 'forty', parcels);
      start(service, createMachine(service, 'imports'), 'rows', { rows: [{ row: 1 }, { row: 4 }] });
      start(service, createMachine(service, 'logged', JSON.parse(fixture('order')), logging), 'l-1', {
        id: 'a',
        amount: 1,
      });
      service.callObjects({ op: 'put', bucket: 'reports', key: 'a.json', content: 'e30=' });
      await service.quiet();
      const { url } = await bench.serve(service);
      const page = await bench.open(`${url}/${hash}`, { width });
      await page.locator(sign).first().waitFor();
      await act?.(page);
      await page.waitForTimeout(300);
      expect(await faultsInBothThemes(page)).toEqual(clean);
    },
  );

  test('an empty server has no serious fault', async () => {
    const page = await bench.open((await bench.serve(sceneService())).url);
    await page.locator('.notice').waitFor();
    expect(await faultsInBothThemes(page)).toEqual(clean);
  });

  test('list, graph, state, event and dialog work with the keyboard alone', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    const done = start(service, order, 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/execution/${done}`);
    await page.locator('[data-state="Charge"]').waitFor();
    const focused = (): Promise<string | null> =>
      page.evaluate(
        'document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? null',
      );
    await page.keyboard.press('Tab');
    await shows(focused, 'Skip to the content');
    await page.keyboard.press('Enter');
    for (let steps = 0; steps < 20 && !(await focused())?.startsWith('Check amount'); steps++)
      await page.keyboard.press('Tab');
    await shows(async () => (await focused())?.slice(0, 12), 'Check amount');
    // One stop for the whole graph; arrows go from state to state.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await shows(async () => (await focused())?.slice(0, 5), 'Ship ');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Data' }).getByRole('heading', { name: 'Ship' }).waitFor();
    await page.keyboard.press('Escape');
    await shows(() => page.getByRole('tab', { name: 'Execution' }).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Home');
    await shows(async () => (await focused())?.slice(0, 12), 'Check amount');
    await page.keyboard.press('Tab');
    await shows(focused, 'Larger');

    const again = page.getByRole('button', { name: 'Start again' });
    await again.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await shows(focused, 'Start again');
  });

  test('the tab shows the title of the page, and focus moves to the new content', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    start(service, order, 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open((await bench.serve(service)).url);
    await shows(() => page.title(), 'State machines – Stepmill');
    await page.getByRole('link', { name: 'order' }).first().press('Enter');
    await shows(() => page.title(), 'order – State machine – Stepmill');
    await shows(() => page.evaluate('document.activeElement.id'), 'main');
    await page.getByRole('link', { name: 'o-1' }).press('Enter');
    await shows(() => page.title(), 'o-1 – Execution of order – Stepmill');
  });

  test('a narrow window shows the same content in one column, without overflow', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    const done = start(service, order, 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const { url } = await bench.serve(service);
    for (const hash of [
      '',
      `#/machine/${order}`,
      `#/execution/${done}?state=Charge`,
      '#/executions',
      '#/waiting',
      '#/sent',
      '#/metrics',
      '#/logs',
      `#/design/${order}`,
    ]) {
      const page = await bench.open(`${url}/${hash}`, { width: 380, height: 800 });
      await page.locator('main h1').first().waitFor();
      await page.waitForTimeout(400);
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth + document.querySelector("main").scrollWidth',
      );
      expect({ hash, wide }).toEqual({ hash, wide: 760 });
      await page.close();
    }
  });

  test("colours follow the system or the user's choice", async () => {
    const page = await bench.open((await bench.serve(sceneService())).url, { dark: true });
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    await shows(theme, 'dark');
    await page.getByRole('button', { name: 'Light colours' }).click();
    await shows(theme, 'light');
    await page.reload();
    await shows(theme, 'light');
  });
});
