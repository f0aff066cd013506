import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, parcels, sceneService, start } from '../support/scenes';

inBrowser('an execution', () => {
  const bench = useConsole();

  test('the graph shows states, retries, taken paths and caught errors', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page
      .getByRole('button', { name: 'Charge lambda:invoke: Task; succeeded, entered 1×, run again 2×' })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Refund lambda:invoke: Task' }).getAttribute('class')).toContain(
      'untouched',
    );
    await shows(() => page.locator('.node.succeeded').count(), 4);
    await shows(() => page.locator('.way.taken').count(), 5);
    await shows(() => page.locator('.way.catch').count(), 2);
    await shows(() => page.locator('.counts').textContent(), '↻2');
  });

  test('a click on a state shows its data, and the address links to it', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.locator('[data-state="Charge"]').click();
    const side = page.getByRole('region', { name: 'Data' });
    await side.getByRole('heading', { name: '3 attempts' }).waitFor();
    expect(JSON.parse((await side.getByLabel('Input', { exact: true }).textContent())!)).toEqual({
      id: 'busy-1',
      amount: 250,
    });
    expect(JSON.parse((await side.getByLabel('Output', { exact: true }).textContent())!)).toEqual({
      id: 'busy-1',
      amount: 250,
      charge: { chargeId: 'c-busy-1' },
    });
    expect(page.url()).toContain('state=Charge');
    await page.reload();
    await side.getByRole('heading', { name: '3 attempts' }).waitFor();
  });

  test('says why an execution failed, and leads to the state', async () => {
    const service = sceneService();
    const paid = { Type: 'Pass', Parameters: { 'id.$': '$.payment.id' }, End: true };
    const definition = { StartAt: 'Check', States: { Check: { Type: 'Pass', Next: 'Pay' }, Pay: paid } };
    const arn = start(service, createMachine(service, 'payment', definition), 'p-1', { amount: 5 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    const line = page.locator('.failure-line');
    await line.getByText("Failed in Pay: States.Runtime — The JSONPath '$.payment.id' specified").waitFor();
    const side = page.getByRole('region', { name: 'Data' });
    await page.getByRole('tab', { name: 'State' }).click();
    await side.getByRole('heading', { name: 'Pay' }).waitFor();
    await page.locator('[data-state="Check"]').click();
    await side.getByRole('heading', { name: 'Check' }).waitFor();
    await line.getByRole('button', { name: 'Pay' }).click();
    await side.getByRole('heading', { name: 'Pay' }).waitFor();
  });

  test('says which error was caught on the way to a Fail state', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'declined', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByText('Before that, Charge failed with Card.Declined, which a Catch took.').waitFor();
  });

  test('names the failed item of a Map, the Map Run of failed children, and where an execution timed out', async () => {
    const service = sceneService();
    const Van = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:van', End: true };
    const each = (ProcessorConfig: object) => ({
      StartAt: 'Each',
      States: {
        Each: { Type: 'Map', ItemProcessor: { ProcessorConfig, StartAt: 'Van', States: { Van } }, End: true },
      },
    });
    const inline = createMachine(service, 'inline', each({ Mode: 'INLINE' }));
    const distributed = createMachine(service, 'distributed', each({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }));
    const slow = createMachine(service, 'slow', {
      TimeoutSeconds: 5,
      StartAt: 'Sleep',
      States: { Sleep: { Type: 'Wait', Seconds: 60, End: true } },
    });
    const items = [{ no: 1 }, { no: 2 }, { no: 3 }];
    const arns = [
      start(service, inline, 'a', items),
      start(service, distributed, 'b', items),
      start(service, slow, 'c'),
    ];
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/execution/${arns[0]}`);
    const line = page.locator('.failure-line');
    await line.getByText('Failed in Van (item 2 of Each): Van.None — All vans are out').waitFor();
    await page.goto(`${url}/#/execution/${arns[2]}`);
    await line.getByText('Timed out in Sleep.').waitFor();
    await page.goto(`${url}/#/execution/${arns[1]}`);
    await line.getByText('Failed in Each: States.ExceedToleratedFailureThreshold').waitFor();
    await line.getByRole('link', { name: 'Map Run' }).click();
    await page.getByRole('heading', { name: 'Map Run' }).waitFor();
    const names = page.locator('.executions .grid-row a');
    await shows(() => names.count(), 1);
    await page.getByRole('button', { name: 'Succeeded 2' }).click();
    await shows(() => names.count(), 2);
  });

  test('lists the children that timed out, names the states that a timeout ended, and shows markup as text', async () => {
    const service = sceneService();
    const sleep = { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 600, End: true } } };
    const each = (Mode: string, more: object): object => ({
      StartAt: 'Each',
      States: { Each: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode, ...more }, ...sleep }, End: true } },
    });
    const lost = { Type: 'Fail', ErrorPath: '$.error', CausePath: '$.cause' };
    const branch = { StartAt: 'Lost', States: { Lost: lost } };
    const definitions: Readonly<Record<string, object>> = {
      express: each('DISTRIBUTED', { ExecutionType: 'EXPRESS' }),
      inline: { TimeoutSeconds: 5, ...each('INLINE', {}) },
      both: { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: [branch], End: true } } },
    };
    const arns = Object.entries(definitions).map(([name, definition]) =>
      start(
        service,
        createMachine(service, name, definition),
        name,
        name === 'both' ? { error: 'Lost', cause: '<b>no</b>\nvan' } : [1, 2, 3],
      ),
    );
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/execution/${arns[2]}`);
    const line = page.locator('.failure-line');
    await line.getByText('Failed in Lost: Lost — <b>no</b> van.').waitFor();
    await page.goto(`${url}/#/execution/${arns[1]}`);
    await line.getByText('Timed out in Sleep (item 0 of Each), and in 2 more states.').waitFor();
    await page.goto(`${url}/#/execution/${arns[0]}`);
    await line.locator('a[href$="status=TIMED_OUT"]').click();
    await page.getByRole('heading', { name: 'Map Run' }).waitFor();
    await shows(() => page.locator('.executions .grid-row a').count(), 3);
    await page.getByRole('button', { name: 'Failed 0' }).click();
    await page.getByText('None has this status.').waitFor();
  });

  test('prints numbers as AWS does, with all of their digits', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'echo', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    const { executionArn } = service.call('StartExecution', {
      stateMachineArn: machine,
      input: '{"big":12345678901234567890,"one":1.0}',
    }) as { executionArn: string };
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${executionArn}?state=P`);
    const side = page.getByRole('region', { name: 'Data' });
    await side.getByLabel('Output', { exact: true }).waitFor();
    for (const name of ['Input', 'Output'])
      await shows(
        () => side.getByLabel(name, { exact: true }).textContent(),
        '{\n  "big": 12345678901234567890,\n  "one": 1.0\n}',
      );
  });

  test('selects one item of a Map, and jumps to the first with an error', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'parcels'), 'forty', parcels);
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    const picker = page.getByLabel('Item of Each parcel');
    await shows(() => picker.locator('option').first().textContent(), 'all 40, 5 with an error caught');
    await shows(() => page.locator('.counts[data-of="Weigh"]').textContent(), '×40');
    await page.getByRole('button', { name: 'first with an error' }).click();
    await page.getByRole('button', { name: 'Put aside: Pass; succeeded, entered 1×' }).waitFor();
    await shows(() => picker.inputValue(), '3');
    expect(await page.locator('[data-state="Print label"]').getAttribute('class')).toContain('untouched');
    await shows(() => page.locator('.counts[data-of="Weigh"]').count(), 0);
  });

  test('filters events by kind, word and state, and opens one of them', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}?state=Charge`);
    const types = page.locator('.events .grid-row button.link');
    await types.first().waitFor();
    await page.getByLabel('Kind of event').selectOption('failures');
    await page.getByText('2 of 22').waitFor();
    await shows(() => types.allTextContents(), ['TaskFailed', 'TaskFailed']);
    await page.getByLabel('Kind of event').selectOption('all kinds');
    await page.getByRole('checkbox', { name: 'of Charge' }).check();
    await page.getByText('11 of 22').waitFor();
    await page.getByLabel('Search events').fill('card.busy');
    await page.getByText('2 of 22').waitFor();
    await types.first().click();
    const event = page.getByRole('complementary', { name: 'Event 7' });
    await shows(() => event.locator('h4').allTextContents(), ['resourceType', 'resource', 'error', 'cause']);
    expect(page.url()).toContain('event=7');
  });

  test('updates a running execution as it runs, and stops it on request', async () => {
    const service = sceneService({ time: 'manual' });
    const arn = start(service, createMachine(service, 'waiting'), 'w-1');
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByRole('button', { name: 'Wait an hour: Wait; running, entered 1×' }).waitFor();
    service.advance(3_600_000);
    await page.getByRole('button', { name: /^Ask sqs.*: Task; running/ }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.title .status.aborted').waitFor();
    await page.getByRole('button', { name: /^Ask sqs.*: Task; aborted/ }).waitFor();
    expect(service.call('DescribeExecution', { executionArn: arn })).toMatchObject({
      status: 'ABORTED',
      error: 'Stopped',
    });
  });

  test('the elapsed time of a running execution advances between its events', async () => {
    const service = sceneService({ time: 'manual' });
    const executionArn = start(service, createMachine(service, 'waiting'), 'w-1');
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${executionArn}`);
    await page.getByText('· for less than 1ms · 2 events').waitFor();
    service.advance(90_000);
    await page.getByText('· for 1m 30s ·').waitFor();
    service.call('StopExecution', { executionArn });
    await page.getByText('· took 1m 30s ·').waitFor();
  });

  test('redrives a failed execution, and the page follows it', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'declined', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByRole('button', { name: 'Redrive' }).click();
    await page.getByText('redriven 1×').waitFor();
    await page.getByText('ExecutionRedriven').waitFor();
  });

  test('a Distributed Map counts its items, and links to its children and back', async () => {
    const service = sceneService();
    const rows = Array.from({ length: 20 }, (_none, row) => ({ row }));
    const arn = start(service, createMachine(service, 'imports'), 'rows', { rows });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.locator('.picker-row', { hasText: '18 of 20 done, 2 failed' }).waitFor();
    await page.getByRole('link', { name: 'Map Run of Import all' }).click();
    await page.getByRole('heading', { name: 'Map Run' }).waitFor();
    await shows(() => page.getByRole('row', { name: /^Items/ }).textContent(), 'Items001820020');
    await page.locator('.executions .grid-row').nth(3).locator('a').click();
    await page.getByRole('link', { name: 'Map Run of' }).waitFor();
    await page.locator('[data-state="Import row"]').waitFor();
    await page.getByRole('link', { name: 'Map Run of' }).click();
    await page.getByRole('link', { name: 'rows' }).click();
    await page.getByRole('heading', { name: 'rows' }).waitFor();
  });
});
