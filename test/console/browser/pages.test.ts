import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, fixture, logging, logGroupArn, sceneService, start } from '../support/scenes';

inBrowser('the pages over all state machines', () => {
  const bench = useConsole();

  test('the server filters, searches and counts executions, beyond the listed ones', async () => {
    const service = sceneService({ keep: { executions: 2000 } });
    const one = createMachine(service, 'one', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const order = createMachine(service, 'order');
    start(service, order, 'declined', { id: 'declined-1', amount: 90 });
    start(service, order, 'needle', { id: 'big', amount: 5000 });
    await service.quiet();
    for (let index = 0; index < 700; index++) start(service, one, `many-${index}`, { index });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/executions`);
    const counts = async () =>
      (await page.getByRole('group', { name: 'Status' }).getByRole('button').allTextContents()).map((text) =>
        text.trim(),
      );
    const all = ['All 702', 'Running 1', 'Succeeded 700', 'Failed 1', 'Timed out 0', 'Aborted 0'];
    await shows(counts, all);
    await page.getByText('The latest 500 of 702 that are like that').waitFor();
    const names = () => page.locator('.grid-row .name:first-child').allTextContents();
    await page.getByRole('button', { name: 'Failed 1' }).click();
    await shows(names, ['declined']);
    await shows(counts, all);
    await page.getByRole('button', { name: /^All/ }).click();
    // In none of the 500 that were listed.
    await page.getByLabel('Search names').fill('needle');
    await shows(names, ['needle']);
    await shows(counts, ['All 1', 'Running 1', 'Succeeded 0', 'Failed 0', 'Timed out 0', 'Aborted 0']);
    await page.getByLabel('Search names').fill('');
    await page.getByLabel('Search input and output').fill('declined-1');
    await shows(names, ['declined']);
    await page.getByLabel('Search input and output').fill('Not enough');
    await shows(names, []);
    await page.getByLabel('Search input and output').fill('');
    await page.getByLabel('State machine').selectOption('order');
    await shows(async () => (await names()).sort(), ['declined', 'needle']);
    await page.getByLabel('Started from (UTC)').fill('2031-01-01T00:00:00');
    await page.getByText('No execution is like that').waitFor();
    await page.reload();
    await page.getByText('No execution is like that').waitFor();
    await page.getByLabel('Started from (UTC)').fill('2029-01-01T00:00:00');
    await shows(async () => (await names()).sort(), ['declined', 'needle']);
  });

  test('says that executions the server dropped were not searched', async () => {
    const service = sceneService({ keep: { executions: 5 } });
    const one = createMachine(service, 'one', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    for (let index = 0; index < 40; index++) {
      start(service, one, `many-${index}`);
      await service.quiet();
    }
    const page = await bench.open(`${(await bench.serve(service)).url}/#/executions?search=many-0`);
    await page.getByText('No execution is like that').waitFor();
    await page.getByText(/^\d+ older executions are no longer in the server’s memory/).waitFor();
  });

  test('metrics show what started, how it ended and how long it took', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'a', { id: 'busy-1', amount: 250 });
    start(service, order, 'b', { id: 'declined-1', amount: 90 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/metrics`);
    await page.getByRole('img', { name: 'Started, started: 2' }).waitFor();
    await page.getByRole('img', { name: 'Ended, succeeded: 1, failed: 1, timed out: 0, aborted: 0' }).waitFor();
    await page.getByRole('img', { name: 'Took (the slowest of each period), at most 6s' }).waitFor();
    const rows = page.getByRole('region', { name: 'Figures' }).locator('tbody tr');
    await shows(
      async () => (await rows.locator('td').allTextContents()).filter((text) => text.startsWith('2030')),
      ['2030-01-01 08:00:00', '2030-01-01 08:00:06'],
    );
    expect(await page.locator('.chart rect').count()).toBe(4);
    start(service, order, 'c', { id: 'ok', amount: 10 });
    await page.getByRole('img', { name: 'Started, started: 3' }).waitFor();
    await page.getByLabel('Started from (UTC)').fill('2031-01-01T00:00:00');
    await page.getByText('Nothing to measure').waitFor();
  });

  test('shows logs as they come, by level and word, linked to the event', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/logs`);
    await page.getByText('No state machine logs').waitFor();
    const logged = createMachine(service, 'logged', JSON.parse(fixture('order')), logging);
    start(service, logged, 'a', { id: 'declined-1', amount: 90 });
    await page.getByText('ExecutionStarted').waitFor();
    await page.getByText(logGroupArn).waitFor();
    const types = async () => page.locator('.messages b').allTextContents();
    expect((await types()).length).toBeGreaterThan(5);
    await page.getByLabel('Level').selectOption('FATAL');
    await shows(types, ['ExecutionFailed']);
    start(service, logged, 'b', { id: 'declined-2', amount: 90 });
    await shows(types, ['ExecutionFailed', 'ExecutionFailed']);
    await page.getByLabel('Level').selectOption('ALL');
    await page.getByLabel('Search logs').fill('TaskFailed declined-2');
    await shows(async () => (await types()).length, 0);
    await page.getByLabel('Search logs').fill('ExecutionStarted declined-2');
    await shows(types, ['ExecutionStarted']);
    await page.getByRole('link', { name: 'logged · b' }).click();
    await page.getByRole('heading', { name: 'b', exact: true }).waitFor();
  });

  test('a nested task links to the execution that it started, and back', async () => {
    const service = sceneService();
    const child = createMachine(service, 'child', { StartAt: 'X', States: { X: { Type: 'Fail', Error: 'E' } } });
    const Nested = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: child, Name: 'c-1' },
      End: true,
    };
    const parent = createMachine(service, 'parent', { StartAt: 'Nested', States: { Nested } });
    const arn = start(service, parent, 'p-1');
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}?state=Nested`);
    await page.getByRole('link', { name: 'The execution that it started' }).click();
    await page.getByRole('heading', { name: 'c-1' }).waitFor();
    await page.getByRole('link', { name: 'started by parent · p-1' }).click();
    await page.getByRole('heading', { name: 'p-1' }).waitFor();
  });

  test('shows messages and objects with their contents', async () => {
    const service = sceneService();
    start(service, createMachine(service, 'order'), 'a', { id: 'big', amount: 5000 });
    service.callObjects({
      op: 'put',
      bucket: 'reports',
      key: 'a/b.json',
      content: Buffer.from('{"rows":12}').toString('base64'),
    });
    service.callObjects({
      op: 'put',
      bucket: 'reports',
      key: 'picture',
      content: Buffer.from([0xff, 0xfe]).toString('base64'),
    });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/sent`);
    await page.getByRole('region', { name: 'Outbox' }).getByText('Ask a person').waitFor();
    const bucket = page.getByRole('region', { name: 'Bucket reports' });
    await bucket.getByText('a/b.json').click();
    await shows(
      async () => (await bucket.getByLabel('Object a/b.json', { exact: true }).textContent())?.replace(/\s/g, ''),
      '{"rows":12}',
    );
    await bucket.getByText('picture').click();
    await bucket.getByText('2 B that are not text.').waitFor();
  });
});
