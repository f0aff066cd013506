import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, longDefinition, sceneService, start } from '../support/scenes';

/** A page whose timers run twenty times as fast: it asks again, and gives up, soon. */
async function openInHaste(bench: ReturnType<typeof useConsole>, url: string): Promise<Page> {
  const page = await bench.open('about:blank');
  await page.addInitScript(
    'const real = setTimeout; globalThis.setTimeout = (run, ms, ...args) => real(run, ms / 20, ...args)',
  );
  await page.goto(url);
  return page;
}

inBrowser('what goes wrong', () => {
  const bench = useConsole();

  test('says that the server is gone, marks the content as old, and reconnects', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    const server = await bench.serve(service);
    const page = await openInHaste(bench, server.url);
    await page.getByRole('link', { name: 'order' }).waitFor();
    await server.close();
    const banner = page.getByRole('alert');
    await banner.getByText(/^Connection lost\. What is shown is as of 20\d\d-/).waitFor();
    await shows(() => page.locator('body').getAttribute('class'), 'stale');
    expect(await page.getByRole('link', { name: 'order' }).count()).toBe(1);
    createMachine(service, 'price');
    await bench.serve(service, { port: server.port });
    await page.getByRole('link', { name: 'price' }).waitFor();
    await banner.waitFor({ state: 'detached' });
    await shows(() => page.locator('body').getAttribute('class'), '');
  });

  test('a page opened while the server is down says so, without old data or endless waiting', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    const server = await bench.serve(service);
    const page = await openInHaste(bench, `${server.url}/#/machine/${order}`);
    await page.getByRole('heading', { name: 'order' }).waitFor();
    await server.close();
    await page.getByRole('alert').getByText('Connection lost.').waitFor();
    await page.getByRole('link', { name: 'State machines' }).first().click();
    await page.getByRole('heading', { name: 'Connection lost' }).waitFor();
    expect(await page.getByRole('link', { name: 'order' }).count()).toBe(0);
    // A part of the page that was not loaded yet cannot be had now.
    await page.getByRole('link', { name: 'Design' }).click();
    await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  });

  test('says that a request takes long when the server does not answer', async () => {
    const { url } = await bench.serve(sceneService());
    const page = await openInHaste(bench, 'about:blank');
    await page.route('**/*', (route) =>
      route.request().method() === 'POST' ? new Promise(() => undefined) : route.continue(),
    );
    await page.goto(url);
    await page.getByText('Loading state machines takes long; the server has not answered yet.').waitFor();
  });

  test.each([
    [
      '#/execution/arn:aws:states:us-east-1:123456789012:execution:order:nobody',
      'It is not there',
      'Execution Does Not Exist',
    ],
    [
      '#/machine/arn:aws:states:eu-west-1:111122223333:stateMachine:x',
      'It is not there',
      'Looked for in account 111122223333, region eu-west-1',
    ],
    ['#/execution/nonsense', 'That is not an ARN the server can read', 'Invalid Arn'],
    ['#/map-run/arn:aws:states:us-east-1:123456789012:mapRun:a/b:c', 'There is no such page', 'All state machines'],
    ['#/execution/arn:aws:states:us-east-1:123456789012:express:x:y:z', 'It is not there', 'There is no execution'],
    ['#/nothing', 'There is no such page', 'All state machines'],
    ['#/compare/arn:aws:states:us-east-1:123456789012:execution:a:b/x', 'It is not there', 'Execution Does Not Exist'],
    [
      '#/design/arn:aws:states:us-east-1:123456789012:stateMachine:none',
      'It is not there',
      'State Machine Does Not Exist',
    ],
  ])('%s says "%s"', async (hash, title, words) => {
    const page = await bench.open(`${(await bench.serve(sceneService())).url}/${hash}`);
    await page.getByRole('heading', { name: title }).first().waitFor();
    await page.getByText(words).first().waitFor();
  });

  test('hides an execution that the server forgets while it is open', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'a', amount: 5 });
    await service.quiet();
    const page = await openInHaste(bench, `${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.locator('[data-state="Charge"]').waitFor();
    service.reset();
    await page.getByRole('heading', { name: 'It is not there' }).waitFor();
    expect(await page.locator('[data-state="Charge"]').count()).toBe(0);
  });

  test('shows part of a large string, and all of it on request', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'echo', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const arn = start(service, machine, 'large', { text: 'x'.repeat(200_000), end: 'the end' });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}?state=P`);
    const side = page.getByRole('region', { name: 'Data' });
    await side.getByText('The first 19.5 KB of 195.3 KB.').first().waitFor();
    expect((await side.getByLabel('Input', { exact: true }).textContent())!.length).toBe(20_000);
    await side.getByRole('button', { name: 'Show all' }).first().click();
    await shows(async () => (await side.getByLabel('Input', { exact: true }).textContent())!.includes('the end'), true);
  });

  test('too many states in a row have no picture, but events and data', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'endless', longDefinition(3000)), 'e-1');
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByRole('heading', { name: 'No picture of this state machine' }).waitFor();
    await page.getByText('ExecutionStarted').waitFor();
  });

  test('from another machine, the AWS API works as far as it can, and the token unlocks the rest', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'a', amount: 5 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open('about:blank');
    await page.route('**/_stepmill/**', (route) =>
      route.request().headers()['authorization'] === 'Bearer sesame'
        ? route.continue()
        : route.fulfill({
            status: 403,
            json: { code: 'Forbidden', message: 'Only this machine may administer the server.' },
          }),
    );
    await page.goto(`${url}/#/execution/${arn}?state=Charge`);
    await page.getByRole('region', { name: 'Data' }).getByText('chargeId').first().waitFor();
    await page.getByText('The data between input and output comes from the control API: Only this machine').waitFor();
    await page.getByRole('link', { name: 'Waiting' }).click();
    await page.getByRole('heading', { name: 'The control API is not open to this page' }).first().waitFor();
    await page.getByLabel('Token').first().fill('sesame');
    await page.getByRole('button', { name: 'Use it in this tab' }).first().click();
    await page.getByText('None. A task with .waitForTaskToken').waitFor();
  });
});
