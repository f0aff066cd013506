import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Service } from '../../../src/emulator/service/Service';
import { clean, faultsInBothThemes } from '../support/axe';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';

inBrowser('executions in a data directory', () => {
  const bench = useConsole();
  let count = 0;

  /** A service whose memory has the last two of 42 executions. */
  async function filled(): Promise<Service> {
    count += 1;
    const service = sceneService({
      keep: { executions: 2 },
      data: { folder: path.join(bench.folder, `data-${count}`) },
    });
    service.goOn();
    const one = createMachine(service, 'one', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const order = createMachine(service, 'order');
    for (let index = 0; index < 40; index++) {
      if (index === 7) start(service, order, 'needle', { id: 'declined-77', amount: 90 });
      if (index === 20) start(service, one, 'hay-stack', { note: 'Sunflower' });
      start(service, one, `many-${index}`, { index });
      await service.quiet();
    }
    return service;
  }

  const rowNames = (page: Page) => page.locator('.grid-row .name:first-child').allTextContents();
  const counts = async (page: Page) =>
    (await page.getByRole('group', { name: 'Status' }).getByRole('button').allTextContents()).map((text) =>
      text.trim(),
    );

  test('they are found by name, status, and text, and counted', async () => {
    const page = await bench.open(`${(await bench.serve(await filled())).url}/#/executions`);
    await page.getByText('All 42 executions in the data directory searched').waitFor();
    await shows(() => counts(page), ['All 42', 'Running 0', 'Succeeded 41', 'Failed 1', 'Timed out 0', 'Aborted 0']);
    await page.getByRole('button', { name: 'Failed 1' }).click();
    await shows(() => rowNames(page), ['needle']);
    await page.getByRole('button', { name: /^All/ }).click();
    await page.getByLabel('Search names').fill('many-3');
    await shows(
      () => rowNames(page),
      [
        'many-39',
        'many-38',
        'many-37',
        'many-36',
        'many-35',
        'many-34',
        'many-33',
        'many-32',
        'many-31',
        'many-30',
        'many-3',
      ],
    );
    await page.getByLabel('Search names').fill('');
    await page.getByLabel('Search input and output').fill('sunflower');
    await shows(() => rowNames(page), ['hay-stack']);
    await page.getByLabel('Search input and output').fill('not enough MONEY');
    await page.getByText('No execution is like that').waitFor();
    await page.getByLabel('Search input and output').fill('declined-77');
    await page.getByRole('link', { name: 'needle' }).click();
    await page.getByRole('heading', { name: /needle/ }).waitFor();
  });

  test('the page of a state machine finds those of its own', async () => {
    const { url } = await bench.serve(await filled());
    const one = 'arn:aws:states:us-east-1:123456789012:stateMachine:one';
    const page = await bench.open(`${url}/#/machine/${one}?text=declined-77`);
    await page.getByText('No execution is like that').waitFor();
    await page.getByText('All 42 executions in the data directory searched').waitFor();
    await page.getByLabel('Search input and output').fill('sunflower');
    await shows(() => page.locator('.executions .grid-row .name a').allTextContents(), ['hay-stack']);
  });

  test('rows show up as they are found, with a bar; the search stops and goes on', async () => {
    const { url } = await bench.serve(await filled());
    const page = await bench.open('about:blank');
    // The server's own answers, a row each, the fourth of which takes until it is let go.
    let asked = 0;
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/storedExecutions*', async (route) => {
      asked += 1;
      if (asked === 4) await held;
      await route.continue({ url: route.request().url().replace('max=500', 'max=1') }).catch(() => {});
    });
    await page.goto(`${url}/#/executions?search=many`);
    const bar = page.getByRole('progressbar', { name: 'Search of the data directory' });
    await shows(() => rowNames(page), ['many-39', 'many-38', 'many-37', 'many-36', 'many-35']);
    await page.getByText('5 of 42 executions in the data directory searched').waitFor();
    expect(await bar.evaluate((node: { value: number; max: number }) => [node.value, node.max])).toEqual([5, 42]);
    expect(await faultsInBothThemes(page)).toEqual(clean);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await faultsInBothThemes(page)).toEqual(clean);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    letGo();
    await page.getByRole('button', { name: 'Search on' }).waitFor();
    await page.getByText('5 of 42 executions in the data directory searched').waitFor();
    await page.getByRole('button', { name: 'Search on' }).click();
    await page.getByText('All 42 executions in the data directory searched').waitFor();
    await shows(() => counts(page), ['All 40', 'Running 0', 'Succeeded 40', 'Failed 0', 'Timed out 0', 'Aborted 0']);
    expect(await bar.count()).toBe(0);
  });

  test('a stopped search does not claim that nothing matches', async () => {
    const { url } = await bench.serve(await filled());
    const page = await bench.open('about:blank');
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/storedExecutions*', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await page.goto(`${url}/#/executions?search=needle`);
    await page.getByText('None so far …').waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    letGo();
    await page.getByText('None of those that were searched is like that').waitFor();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await shows(() => rowNames(page), ['needle']);
  });

  test('counts executions that leave memory after the search, and finds them again', async () => {
    const service = await filled();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/executions?search=many-39`);
    await shows(() => rowNames(page), ['many-39']);
    for (const name of ['x', 'y', 'z']) {
      start(service, 'arn:aws:states:us-east-1:123456789012:stateMachine:one', name);
      await service.quiet();
    }
    await page.getByText('3 executions have left the server’s memory since').waitFor();
    await page.getByRole('button', { name: 'Search again' }).click();
    await shows(() => rowNames(page), ['many-39']);
    await page.getByText('All 45 executions in the data directory searched').waitFor();
  });

  test('shows why a search failed', async () => {
    const page = await bench.open('about:blank');
    await page.route('**/storedExecutions*', (route) =>
      route.fulfill({ status: 500, json: { code: 'Broken', message: 'The folder is damaged.' } }),
    );
    await page.goto(`${(await bench.serve(await filled())).url}/#/executions?search=none`);
    await page.getByRole('alert').getByText('The folder is damaged.').waitFor();
    await page.getByText('None of those that were searched is like that').waitFor();
  });
});
