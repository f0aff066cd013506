import { inBrowser, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

inBrowser('the settings of a machine', () => {
  const bench = useConsole();
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:worker';
  const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/worker:*';

  test('role, logging and tracing are saved apart from the definition', async () => {
    const service = sceneService();
    createMachine(service, 'worker', { StartAt: 'Z', States: { Z: { Type: 'Succeed' } } });
    const page = await bench.open(
      `${(await bench.serve(service)).url}/#/design/${encodeURIComponent(stateMachineArn)}`,
    );
    await page.getByRole('tab', { name: 'Form' }).click();
    const form = page.getByRole('form', { name: 'Role, logging and tracing' });
    await form.getByLabel('Logging').selectOption('ERROR');
    await form.getByLabel('Log group').fill(logGroupArn);
    await form.getByLabel('with data').check();
    await form.getByLabel('Tracing (X-Ray)').press('Space');
    await form.getByRole('button', { name: 'Save these settings' }).click();
    await form.getByText('Saved.').waitFor();
    expect(service.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      definition: '{"StartAt":"Z","States":{"Z":{"Type":"Succeed"}}}',
      loggingConfiguration: {
        level: 'ERROR',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
  });
});
