import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, loopDefinition, sceneService, start } from '../support/scenes';

inBrowser('the data of an execution', () => {
  const bench = useConsole();

  test('shows data stage by stage, with the source of each answer', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}?state=Charge`);
    const side = page.getByRole('region', { name: 'Data' });
    const json = async (name: string): Promise<unknown> =>
      JSON.parse((await side.getByLabel(name, { exact: true }).textContent())!);
    await side.getByText('After ResultPath').waitFor();
    expect(await side.locator('.field > h3').allTextContents()).toEqual([
      'Input',
      'After InputPath',
      'After Parameters',
      'Result, as it came',
      'After ResultSelector',
      'After ResultPath',
      'Output',
      '3 attempts',
      'Definition',
    ]);
    expect(await json('After Parameters')).toEqual({
      FunctionName: 'charge',
      Payload: { cents: 250, order: 'busy-1' },
    });
    expect(await json('After ResultSelector')).toEqual({ chargeId: 'c-busy-1' });
    await shows(
      () =>
        side
          .locator('.attempts li')
          .evaluateAll((items) =>
            items.map((item) => item.textContent?.includes('Answered by something in this server')),
          ),
      [true, true, true],
    );
    await side.getByText('retry · 4s after the one before · took less than 1ms').waitFor();
    expect(await side.locator('.attempts .error-text').allTextContents()).toEqual(['Card.Busy', 'Card.Busy']);
  });

  test('shows the variables before a state, not those it assigned', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'assigns', {
      QueryLanguage: 'JSONata',
      StartAt: 'One',
      States: {
        One: { Type: 'Pass', Assign: { a: 1 }, Next: 'Two' },
        Two: { Type: 'Pass', Assign: { a: 2, b: '{% $a + 10 %}' }, Next: 'Ask' },
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Arguments: {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
            MessageBody: '{% $states.context.Task.Token %}',
          },
          End: true,
        },
      },
    });
    const arn = start(service, machine, 'a-1');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/execution/${arn}?state=Two`);
    const side = page.getByRole('region', { name: 'Data' });
    const json = async (name: string): Promise<unknown> =>
      JSON.parse((await side.getByLabel(name, { exact: true }).textContent())!);
    await shows(() => json('Variables before'), { a: 1 });
    expect(await json('Variables assigned')).toEqual({ a: 2, b: 11 });
    expect(await json('Variables after')).toEqual({ a: 2, b: 11 });
    // A state that is still at work has found some, too.
    await page.locator('[data-state="Ask"]').click();
    await shows(() => json('Variables before'), { a: 2, b: 11 });
    await shows(() => side.getByText('Variables after').count(), 0);
  });

  test('shows why a Choice chose, variables before and after, and the cost', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'price'), 'p-1', { price: 3 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/execution/${arn}?state=${encodeURIComponent('Cheap?')}`);
    const side = page.getByRole('region', { name: 'Data' });
    await side.getByText('By rule 0 to Buy.').waitFor();
    expect(await side.getByLabel('The rules, in the order of evaluation').textContent()).toContain(
      'rule 0 → Buy: taken',
    );
    await side.getByText('Variables before').waitFor();
    await page.locator('[data-state="Price"]').click();
    await side.getByText('Variables assigned').waitFor();
    await shows(() => side.getByLabel('Variables assigned', { exact: true }).textContent(), '{\n  "cents": 950\n}');
    await side.getByRole('tab', { name: 'Execution' }).click();
    await side.getByText('4 state transitions · $0.0001 in AWS').waitFor();
  });

  test('a loop has a visit for each round', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'loop', loopDefinition()), 'l-1', { left: 3 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}?state=Count%20down`);
    const side = page.getByRole('region', { name: 'Data' });
    await side.getByText('visit 3 of 3').waitFor();
    await side.getByRole('button', { name: 'Earlier visit' }).click();
    await side.getByText('visit 2 of 3').waitFor();
    await shows(() => side.getByLabel('Output', { exact: true }).textContent(), '{\n  "left": 1\n}');
    await page.reload();
    await side.getByText('visit 2 of 3').waitFor();
  });

  test('shows the same for an Express execution', async () => {
    const service = sceneService();
    const machine = createMachine(service, 'express', undefined, { type: 'EXPRESS' });
    start(service, machine, 'e-1', { name: 'Ann' });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/machine/${machine}`);
    await page.getByRole('link', { name: 'e-1' }).click();
    await page.getByRole('button', { name: 'Greet: Pass; succeeded, entered 1×' }).click();
    const side = page.getByRole('region', { name: 'Data' });
    await shows(() => side.getByLabel('Output', { exact: true }).textContent(), '{\n  "hello": "Ann"\n}');
    await side.getByRole('tab', { name: 'Execution' }).click();
    await shows(() => side.getByLabel('Input', { exact: true }).textContent(), '{\n  "name": "Ann"\n}');
    expect(await page.getByRole('button', { name: 'Redrive' }).count()).toBe(0);
  });

  test('shows a mistake of the test as such', async () => {
    const service = sceneService();
    const States = {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 't', Key: {} },
        End: true,
      },
    };
    const arn = start(service, createMachine(service, 'unmocked', { StartAt: 'T', States }), 'u-1');
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByRole('heading', { name: 'A mistake of the test, not of the workflow' }).waitFor();
  });

  test('paints coverage on the graph', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'a', { id: 'a', amount: 5 });
    start(service, order, 'b', { id: 'declined', amount: 5 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/machine/${order}?tab=coverage`);
    await page.getByText('6 of 9 states, 5 of 10 ways, by 2 executions').waitFor();
    await shows(
      () => page.locator('.missing li').allTextContents(),
      [
        'Check amount → Ask a person',
        'Check amount → Refuse',
        'Ask a person',
        'Ship → Refund (its Catch)',
        'Refund',
        'Refuse',
      ],
    );
    await page.getByRole('button', { name: /^Refund lambda:invoke: Task; never run/ }).waitFor();
  });

  test('counts the children of a Distributed Map for coverage', async () => {
    const service = sceneService();
    const imports = createMachine(service, 'imports');
    start(service, imports, 'rows', { rows: [{ row: 1 }, { row: 2 }] });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/machine/${imports}?tab=coverage`);
    await page.getByText('2 of 2 states').waitFor();
  });

  test('compares two executions side by side', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'one', { id: 'a', amount: 5 });
    start(service, order, 'two', { id: 'declined', amount: 5 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/machine/${order}`);
    await page.getByLabel('Compare one').check();
    await page.getByText('Pick one more to compare').waitFor();
    await page.getByLabel('Compare two').check();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    const rows = page.locator('.differences tbody tr');
    await shows(
      () => rows.evaluateAll((list) => list.map((row) => [row.children[0]!.textContent, row.children[3]!.textContent])),
      [
        ['Check amount', 'input, output'],
        ['Charge', 'outcome, error, input, output'],
        ['Ship', 'whether it was entered'],
        ['Done', 'whether it was entered'],
        ['Tell the customer', 'whether it was entered'],
        ['Not shipped', 'whether it was entered'],
      ],
    );
    await page.getByRole('button', { name: 'Charge', exact: true }).click();
    await page.getByLabel('Input 2').getByText('"declined"').waitFor();
    await page.getByRole('button', { name: /^Ship lambda:invoke: Task; succeeded/ }).waitFor();
  });
});
