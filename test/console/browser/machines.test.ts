import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';

inBrowser('state machines and their executions', () => {
  const bench = useConsole();

  test('an empty server says what to do, and a new machine appears by itself', async () => {
    const service = sceneService();
    const { url } = await bench.serve(service);
    const page = await bench.open(url);
    await page.getByRole('heading', { name: 'No state machines yet' }).waitFor();
    expect(await page.getByLabel('Commands').textContent()).toContain(`AWS_ENDPOINT_URL=${url}`);
    createMachine(service, 'order');
    await page.getByRole('link', { name: 'order' }).waitFor();
  });

  test('finds machines by name, and keeps the search in the address', async () => {
    const service = sceneService();
    for (const name of ['order', 'parcels', 'price']) createMachine(service, name);
    const page = await bench.open((await bench.serve(service)).url);
    await page.getByLabel('Search state machines').fill('P');
    await page.getByRole('link', { name: 'order' }).waitFor({ state: 'detached' });
    await shows(() => page.locator('tbody .name').allTextContents(), ['parcels', 'price']);
    expect(page.url()).toContain('search=P');
    await page.getByLabel('Search state machines').fill('nothing');
    await page.getByText('No state machine has such a name').waitFor();
  });

  test('lists executions as they start, by status and by name', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'good', { id: 'a', amount: 5 });
    start(service, order, 'bad', { id: 'declined', amount: 5 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${order}`);
    const names = page.locator('.executions .grid-row .name a');
    await names.nth(1).waitFor();
    await shows(async () => (await names.allTextContents()).sort(), ['bad', 'good']);
    start(service, order, 'later', { id: 'b', amount: 5 });
    await page.getByRole('link', { name: 'later' }).waitFor();
    await page.getByText('3 executions').waitFor();
    await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Failed' }).click();
    await page.getByRole('link', { name: 'good' }).waitFor({ state: 'detached' });
    await shows(() => names.allTextContents(), ['bad']);
    await page.getByText('1 execution', { exact: true }).waitFor();
    expect(page.url()).toContain('status=FAILED');
    await page.getByLabel('Search executions').fill('zzz');
    await page.getByText('No execution is like that').waitFor();
  });

  test('filters executions by data and time as the page Executions does, and compares two that it found', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    const names = ['tea', 'green-tea', 'coffee'];
    start(service, order, 'tea', { id: 'a', amount: 5, note: 'Earl Grey' });
    start(service, order, 'green-tea', { id: 'b', amount: 5, note: 'GREY' });
    start(service, order, 'coffee', { id: 'declined', amount: 5, note: 'grey' });
    start(service, order, 'water', { id: 'd', amount: 5 });
    const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
    start(service, createMachine(service, 'other', pass), 'elsewhere', { note: 'grey' });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${order}`);
    const listed = async (): Promise<string[]> =>
      (await page.locator('.executions .grid-row .name a').allTextContents()).sort();
    await shows(listed, [...names, 'water'].sort());

    await page.getByLabel('Search input and output').fill('grey');
    await shows(listed, [...names].sort());
    const status = page.getByRole('group', { name: 'Status' });
    await shows(
      () => status.getByRole('button').allTextContents(),
      ['All 3', 'Running 0', 'Succeeded 2', 'Failed 1', 'Timed out 0', 'Aborted 0'],
    );
    await page.getByLabel('Search executions').fill('tea');
    await shows(listed, ['green-tea', 'tea']);
    await page.getByLabel('Compare tea').click();
    await page.getByLabel('Compare green-tea').click();
    await page.getByRole('button', { name: 'Compare the two' }).waitFor();
    await status.getByRole('button', { name: 'Failed' }).click();
    await page.getByText('No execution is like that').waitFor();

    // The address has all of it, and a time before all executions leaves none.
    await page.getByLabel('Search executions').fill('');
    await shows(listed, ['coffee']);
    await page.reload();
    await shows(listed, ['coffee']);
    await page.getByLabel('before').fill('2020-01-01T00:00:00');
    await page.getByText('No execution is like that').waitFor();
    await page.getByLabel('before').fill('');
    await page.getByLabel('Search input and output').fill('');
    await page.getByLabel('Started from (UTC)').fill('2020-01-01T00:00:00');
    await shows(listed, ['coffee']);
    expect(page.url()).toContain('from=2020-01-01');
  });

  test('a search finds an execution that is older than the list', async () => {
    const service = sceneService();
    const pass = createMachine(service, 'pass', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    start(service, pass, 'needle-in-hay');
    for (let no = 0; no < 5000; no++) start(service, pass, `hay-${no}`);
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${pass}`);
    await page.getByText('5,000 executions: the latest 5,000; there are more').waitFor();
    await page.getByLabel('Search executions').fill('Needle');
    const names = page.locator('.executions .grid-row .name a');
    await shows(() => names.allTextContents(), ['needle-in-hay']);
    await page.getByText('1 of 5,001 executions').waitFor();
    await page.getByLabel('Search executions').fill('hay');
    await page.getByText('1,000 of 5,001 executions: the latest 1,000 of 5,001 that are like that').waitFor();
    await page.getByLabel('Search executions').fill('zzz');
    await page.getByText('No execution is like that').waitFor();
  });

  test('the page says how far it searched when the server does not search', async () => {
    const service = sceneService();
    const pass = createMachine(service, 'pass', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    start(service, pass, 'needle');
    for (let no = 0; no < 5000; no++) start(service, pass, `hay-${no}`);
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open('about:blank');
    const json = { code: 'Forbidden', message: 'Only this machine may administer the server.' };
    await page.route('**/_stepmill/**', (route) => route.fulfill({ status: 403, json }));
    await page.goto(`${url}/#/machine/${pass}?search=needle`);
    await page.getByText('None of the latest 5,000 executions is like that').waitFor();
    await page.getByText('There are more, which were not searched: Only this machine').waitFor();
  });

  test('lists the latest executions of the account, however many children a Map Run has started since', async () => {
    const service = sceneService();
    start(service, createMachine(service, 'order'), 'before', { id: 'a', amount: 5 });
    const imports = createMachine(service, 'imports');
    await service.quiet();
    start(service, imports, 'rows', { rows: Array.from({ length: 60 }, (_none, row) => ({ row })) });
    await service.quiet();
    const page = await bench.open((await bench.serve(service)).url);
    const latest = page.getByRole('region', { name: 'Latest executions' });
    await shows(() => latest.locator('.grid-row .name:first-child a').allTextContents(), ['rows', 'before']);
  });

  test('starts an execution with JSON input, and remembers the input', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${order}`);
    await page.getByRole('button', { name: 'Start execution' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Input').fill('{"id": "x", "amount": }');
    expect(await dialog.locator('.fault').first().textContent()).toMatch(/^Line 1, column 24: Unexpected character/);
    await shows(() => dialog.getByRole('button', { name: 'Start' }).isDisabled(), true);
    await dialog.getByLabel('Input').fill('{"id": "x", "amount": 20.0}');
    await dialog.getByLabel('Name').fill('by hand');
    await dialog.getByRole('button', { name: 'Start' }).click();
    await shows(() => dialog.locator('.fault').last().textContent(), "Invalid Name: 'by hand'");
    await dialog.getByLabel('Name').fill('by-hand');
    await dialog.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'by-hand' }).waitFor();
    // Not a digit is lost on the way.
    const { input } = service.call('DescribeExecution', {
      executionArn: order.replace('stateMachine', 'execution') + ':by-hand',
    }) as { input: string };
    expect(input).toBe('{"id": "x", "amount": 20.0}');
    await page.goto(`${url}/#/machine/${order}`);
    await page.getByRole('button', { name: 'Start execution' }).click();
    await shows(() => dialog.getByRole('textbox', { name: 'Input' }).inputValue(), '{"id": "x", "amount": 20.0}');
  });

  test('deletes a machine after a confirmation', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${order}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    expect(service.call('ListStateMachines', {})).toMatchObject({ stateMachines: [{ name: 'order' }] });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No state machines yet').waitFor();
    expect(service.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
  });

  test('lists versions and aliases, and starts them', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    const { stateMachineVersionArn } = service.call('PublishStateMachineVersion', { stateMachineArn: order }) as {
      stateMachineVersionArn: string;
    };
    service.call('CreateStateMachineAlias', {
      name: 'LIVE',
      routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
    });
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${order}?tab=versions`);
    await page.getByText('version 1: 100 %').waitFor();
    await page.getByRole('button', { name: 'Start execution' }).click();
    await page.getByLabel('Runs').selectOption('alias LIVE');
    await page.getByLabel('Name').fill('aliased');
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'aliased' }).waitFor();
    const { stateMachineAliasArn } = service.call('DescribeExecution', {
      executionArn: `${order.replace('stateMachine', 'execution')}:aliased`,
    }) as { stateMachineAliasArn?: string };
    expect(stateMachineAliasArn).toBe(`${order}:LIVE`);
  });

  test('lists the machines of another account separately', async () => {
    const service = sceneService();
    createMachine(service, 'order');
    service.call(
      'CreateStateMachine',
      {
        name: 'theirs',
        definition: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
        roleArn: 'arn:aws:iam::111122223333:role/any',
      },
      { accountId: '111122223333', region: 'eu-west-1' },
    );
    const page = await bench.open((await bench.serve(service)).url);
    await page.getByRole('link', { name: 'order' }).waitFor();
    await page.getByLabel('Account').selectOption('other');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Account').fill('111122223333');
    await dialog.getByLabel('Region').fill('eu-west-1');
    await dialog.getByRole('button', { name: 'Show it' }).click();
    await page.getByRole('link', { name: 'theirs' }).waitFor();
    await shows(() => page.getByRole('link', { name: 'order' }).count(), 0);
    // It keeps that account after a reload, and so do the pages it links to.
    await page.reload();
    await page.getByRole('link', { name: 'theirs' }).click();
    await page.getByRole('heading', { name: 'theirs' }).waitFor();
  });
});
