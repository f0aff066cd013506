import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { inBrowser, useConsole } from '../support/browser';
import { createMachine, sceneService, start } from '../support/scenes';
import { createService } from '../../../src/emulator/service/createService';

inBrowser('what there is to take away', () => {
  const bench = useConsole();

  async function take(page: Page, words: string): Promise<{ name: string; text: string }> {
    await page.getByText('Take away').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.menu-list').getByRole('button', { name: words, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
  }

  test('history, input, mocks, a test and a picture, each as it is used elsewhere', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'busy-1', amount: 250 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);

    const history = await take(page, 'History, as GetExecutionHistory gives it');
    expect(history.name).toBe('o-1.history.json');
    expect(JSON.parse(history.text)).toEqual(service.call('GetExecutionHistory', { executionArn: arn }));

    expect(await take(page, 'Input')).toEqual({ name: 'o-1.input.json', text: '{"id":"busy-1","amount":250}' });
    expect(JSON.parse((await take(page, 'Output')).text)).toEqual({
      id: 'busy-1',
      amount: 250,
      charge: { chargeId: 'c-busy-1' },
      parcel: { id: 'p-busy-1' },
    });

    const svg = await take(page, 'The graph, as SVG');
    expect(svg.name).toBe('o-1.svg');
    expect(svg.text).toMatch(/^<svg xmlns[^]*Charge ↻2[^]*<\/svg>\n$/);

    // The mocks lead another server the same way.
    const mocks = await take(page, 'Mocks: MockConfigFile.json');
    const folder = fs.mkdtempSync(path.join(bench.folder, 'mocks-'));
    fs.writeFileSync(path.join(folder, 'MockConfigFile.json'), mocks.text);
    const other = createService({ time: 'skip', mocks: path.join(folder, 'MockConfigFile.json') });
    const machine = createMachine(other, 'order');
    const { executionArn } = other.call('StartExecution', {
      stateMachineArn: `${machine}#Recorded`,
      input: '{"id":"busy-1","amount":250}',
    }) as { executionArn: string };
    await other.quiet();
    expect(other.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: (service.call('DescribeExecution', { executionArn: arn }) as { output: string }).output,
    });
    const types = (of: typeof service, one: string): string[] =>
      (of.call('GetExecutionHistory', { executionArn: one }) as { events: { type: string }[] }).events.map(
        ({ type }) => type,
      );
    expect(types(other, executionArn)).toEqual(types(service, arn));
    other.close();

    const written = await take(page, 'A Jest test of this run');
    expect(written.name).toBe('order.test.ts');
    expect(written.text).toContain(`machine.mock('Charge').throws('Card.Busy', `);
    const pytest = await take(page, 'A pytest of this run');
    expect(pytest.name).toBe('test_order.py');
    expect(pytest.text).toContain('assert run.path == ["Check amount","Charge","Ship","Done"]');
    expect(written.text).toContain(`expect(run).toHaveTakenPath(["Check amount","Charge","Ship","Done"]);`);
  });
});
