import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';

inBrowser('what waits', () => {
  const bench = useConsole();

  test('answers a token with an output, digit for digit', async () => {
    const service = sceneService();
    const executionArn = start(service, createMachine(service, 'order'), 'o-1', { id: 'big', amount: 5000 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const task = page.locator('[data-task="Ask a person"]');
    await task.getByText('What was sent').click();
    await task.getByLabel('What Ask a person sent').getByText('approvals').waitFor();
    await task.getByRole('button', { name: 'Heartbeat' }).click();
    await task.getByText('Heartbeat sent.').waitFor();
    await task.getByRole('button', { name: 'Success …' }).click();
    await task.getByRole('textbox', { name: 'Output' }).fill('{"by": }');
    await shows(() => task.getByRole('button', { name: 'Send success' }).isDisabled(), true);
    await task.getByRole('textbox', { name: 'Output' }).fill('{"by": 12345678901234567890}');
    await task.getByRole('button', { name: 'Send success' }).click();
    await page.getByText('None. A task with .waitForTaskToken').waitFor();
    await service.quiet();
    const { status, output } = service.call('DescribeExecution', { executionArn }) as {
      status: string;
      output: string;
    };
    expect({ status, hasDigits: output.includes('"by":12345678901234567890') }).toEqual({
      status: 'SUCCEEDED',
      hasDigits: true,
    });
  });

  test('fails a token with an error and a cause', async () => {
    const service = sceneService();
    const executionArn = start(service, createMachine(service, 'order'), 'o-1', { id: 'big', amount: 5000 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const task = page.locator('[data-task="Ask a person"]');
    await task.getByRole('button', { name: 'Failure …' }).click();
    await task.getByLabel('Error').fill('Person.SaidNo');
    await task.getByLabel('Cause').fill('<b>no</b>');
    await task.getByRole('button', { name: 'Send failure' }).click();
    await page.getByText('None. A task with .waitForTaskToken').waitFor();
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Person.SaidNo',
      cause: '<b>no</b>',
    });
  });

  test('answers an activity that no worker has taken', async () => {
    const service = sceneService();
    const { activityArn } = service.call('CreateActivity', { name: 'paint' }) as { activityArn: string };
    const States = { Paint: { Type: 'Task', Resource: activityArn, End: true } };
    const executionArn = start(service, createMachine(service, 'painting', { StartAt: 'Paint', States }), 'p-1');
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const task = page.locator('[data-task="Paint"]');
    await task.getByRole('button', { name: 'Success …' }).click();
    await task.getByRole('textbox', { name: 'Output' }).fill('"red"');
    await task.getByRole('button', { name: 'Send success' }).click();
    await shows(
      async () => (service.call('DescribeExecution', { executionArn }) as { output?: string }).output,
      '"red"',
    );
  });

  test('finds tasks by words, and answers the found ones together', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'order');
    const ids = ['north-1', 'north-2', 'south-3'];
    const arns = ids.map((id) => start(service, machine, id, { id, amount: 5000 }));
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const tasks = page.locator('[data-task]');
    await shows(() => tasks.count(), 3);
    const all = page.getByRole('group', { name: 'Answer several tasks' });
    await all.getByText('All: 3 tasks').waitFor();
    await page.getByLabel('Search tasks').fill('NORTH');
    await shows(() => tasks.count(), 2);
    await all.getByText('Those found: 2 tasks').waitFor();
    await all.getByRole('button', { name: 'Success …' }).click();
    await all.getByRole('textbox', { name: 'Output' }).fill('{"by": "Ada"}');
    await all.getByRole('button', { name: 'Send success' }).click();
    await page.getByText('No task is like that.').waitFor();
    await service.quiet();
    const statuses = arns.map(
      (executionArn) => (service.call('DescribeExecution', { executionArn }) as { status: string }).status,
    );
    expect(statuses).toEqual(['SUCCEEDED', 'SUCCEEDED', 'RUNNING']);
    await page.getByLabel('Search tasks').fill('');
    await shows(() => tasks.count(), 1);
  });

  test('says why an answer was rejected', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'order');
    const arns = ['a', 'b'].map((id) => start(service, machine, id, { id, amount: 5000 }));
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const all = page.getByRole('group', { name: 'Answer several tasks' });
    await all.getByRole('button', { name: 'Failure …' }).click();
    await all.getByLabel('Error').fill('No');
    // Nobody waits for the first one any more, as the page does not know yet.
    await page.route('**/_stepmill/v1/tasks', (route) => route.abort());
    service.call('StopExecution', { executionArn: arns[0] });
    await all.getByRole('button', { name: 'Send failure' }).click();
    await page.unroute('**/_stepmill/v1/tasks');
    await shows(
      async () => (service.call('DescribeExecution', { executionArn: arns[1] }) as { status: string }).status,
      'FAILED',
    );
    await page.getByText(/^Failed: 1 task\. Not: 1\. Ask a person: /).waitFor();
  });

  test('advances the clock by a duration and to the next timer', async () => {
    const service = sceneService({ time: 'manual' });
    const executionArn = start(service, createMachine(service, 'waiting'), 'w-1');
    const page = await bench.open(`${(await bench.serve(service)).url}/#/waiting`);
    const clock = page.getByRole('region', { name: 'Clock' });
    await clock.getByText('2030-01-01 09:00:00.000 UTC, in 1h').waitFor();
    await clock.getByLabel('Move on by').fill('abc');
    await shows(() => clock.getByRole('button', { name: 'Advance' }).isDisabled(), true);
    await clock.getByLabel('Move on by').fill('30m');
    await clock.getByRole('button', { name: 'Advance' }).click();
    await clock.getByText('2030-01-01 08:30:00.000 UTC', { exact: true }).waitFor();
    await clock.getByRole('button', { name: 'To the next timer' }).click();
    await page.locator('[data-task="Ask"]').waitFor();
    await page.getByRole('region', { name: 'Outbox' }).getByText('Ask', { exact: true }).waitFor();
    expect(service.now()).toBe(Date.UTC(2030, 0, 1, 9));
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  });
});
