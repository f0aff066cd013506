import fs from 'node:fs';
import path from 'node:path';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';

inBrowser('what functions print', () => {
  const bench = useConsole();

  test('is beside the data of the state that called them', async () => {
    const folder = fs.mkdtempSync(path.join(bench.folder, 'functions-'));
    const code = 'exports.handler = async ({ no }) => { console.log(`number ${no} <b>said</b>`); return { no }; };';
    fs.writeFileSync(path.join(folder, 'talks.js'), code);
    const service = sceneService();
    const command = `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" talks.handler`;
    service.functions.registerCommand('talks', { command, folder });
    const quiet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const States = {
      Talk: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'talks', 'Payload.$': '$' },
        End: true,
      },
    };
    const machine = createMachine(service, 'talking', { StartAt: 'Talk', States });
    const first = start(service, machine, 'first', { no: 1 });
    const second = start(service, machine, 'second', { no: 2 });
    for (const executionArn of [first, second])
      await shows(
        () => Promise.resolve((service.call('DescribeExecution', { executionArn }) as { status: string }).status),
        'SUCCEEDED',
      );
    quiet.mockRestore();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${first}?state=Talk`);
    await page.getByRole('heading', { name: 'What talks printed', exact: true }).waitFor();
    const lines = await page.getByLabel('Log lines').textContent();
    expect(lines).toContain('number 1 <b>said</b>');
    expect(lines).not.toContain('number 2');
  });
});
