import type { DeclaredStart } from '../../../src/contract/starts/DeclaredStart';
import type { Service } from '../../../src/emulator/service/Service';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

const source = { file: 'template.yaml', line: 12, column: 3 };
const declared = (name: string): { name: string; aliases: string[]; source: typeof source } => ({
  name,
  aliases: [],
  source,
});

function startsOf(arn: string): readonly DeclaredStart[] {
  const target = { id: 'T', arn };
  return [
    {
      kind: 'rule',
      ...declared('OrderPlaced'),
      eventBus: 'default',
      enabled: true,
      pattern: { source: ['shop'], 'detail-type': ['Order Placed'], detail: { amount: [{ numeric: ['>', 10] }] } },
      targets: [{ ...target, roleArn: 'arn:aws:iam::123456789012:role/rules', inputPath: '$.detail' }],
    },
    {
      kind: 'schedule',
      ...declared('Nightly'),
      group: 'default',
      expression: 'cron(0 3 * * ? *)',
      enabled: true,
      target: { arn, roleArn: 'arn:aws:iam::123456789012:role/scheduler', input: '{"nightly":true}' },
    },
    {
      kind: 'restMethod',
      ...declared('PostOrder'),
      api: 'Shop',
      httpMethod: 'POST',
      path: '/orders/{id}',
      action: 'StartExecution',
      requestTemplates: {
        'application/json': `{"stateMachineArn":"${arn}","input":"$util.escapeJavaScript($input.json('$'))"}`,
      },
      requestParameters: {},
      responses: [{ statusCode: '202', responseTemplates: {}, responseParameters: {} }],
      stageVariables: {},
    },
  ];
}

function register(service: Service, starts: readonly DeclaredStart[]): void {
  void service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared: [] });
}

inBrowser('what starts a state machine', () => {
  const bench = useConsole();
  const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

  test('shows each, and starts the machine by an event, a schedule and a request', async () => {
    const service = sceneService();
    const arn = createMachine(service, 'order', pass);
    createMachine(service, 'other', pass);
    register(service, startsOf(arn));
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${arn}?tab=starts`);
    const cards = page.locator('.starts h2');
    await shows(() => cards.allTextContents(), ['rule OrderPlaced', 'schedule Nightly', 'REST API POST /orders/{id}']);
    await page.getByText('is due at 2030-01-02 03:00:00 (UTC)').waitFor();

    await page.getByRole('button', { name: 'Send an event' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Matched the rule OrderPlaced' }).waitFor();
    await page
      .getByLabel('Event', { exact: true })
      .fill('{"source":"shop","detailType":"Order Placed","detail":{"amount":1}}');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('detail.amount: wanted').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Fire it' }).click();
    await page.getByRole('button', { name: 'Fire', exact: true }).click();
    await page.getByRole('dialog').getByRole('link').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Call it' }).click();
    await page.getByText(`${url}/_api/Shop/prod/orders/1`).waitFor();
    await page.getByLabel('Body', { exact: true }).fill('{"id":7}');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Answered 202' }).waitFor();
    await page.getByRole('dialog').getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).waitFor();

    const { executions } = service.call('ListExecutions', { stateMachineArn: arn }) as {
      executions: { executionArn: string }[];
    };
    const inputs = executions.map(
      ({ executionArn }) => (service.call('DescribeExecution', { executionArn }) as { input: string }).input,
    );
    expect(inputs.sort()).toEqual(['{"amount":11}', '{"id":7}', '{"nightly":true}']);
  });

  test('a machine that only calls start says so', async () => {
    const service = sceneService();
    const arn = createMachine(service, 'other', pass);
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/machine/${arn}?tab=starts`);
    await page.getByRole('heading', { name: 'Only calls start it' }).waitFor();
  });
});
