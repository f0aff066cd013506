import { clean, faultsInBothThemes } from '../../../../console/support/axe';
import { inBrowser, shows, useConsole } from '../../../../console/support/browser';
import { createMachine, sceneService, start } from '../../../../console/support/scenes';

inBrowser('Overlay', () => {
  const bench = useConsole();

  test('shows on the canvas what executions ran and where they failed', async () => {
    const service = sceneService();
    const order = createMachine(service, 'order');
    start(service, order, 'one', { id: 'declined-1', amount: 90 });
    start(service, order, 'two', { id: 'declined-2', amount: 90 });
    start(service, order, 'three', { id: 'busy-3', amount: 90 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/design/${encodeURIComponent(order)}`);
    await page.getByRole('tab', { name: 'Run it with mocks' }).click();
    const picker = page.getByLabel('On the canvas');
    await picker.selectOption('coverage');
    await page.getByText(/^\d of 9 states, \d+ of \d+ ways$/).waitFor();
    await picker.selectOption('failures');
    const failed = page.getByRole('list', { name: 'States that failed' });
    await shows(
      () => failed.getByRole('listitem').allTextContents(),
      ['Charge in 2 executions: Card.Declined', 'Not shipped in 2 executions: Order.NotShipped'],
    );
    await shows(
      () =>
        page
          .locator('.react-flow__node .finding.failure')
          .evaluateAll((all: any[]) => all.map((one) => [one.textContent, one.title])),
      [
        ['2 ✕', 'Charge failed in 2 executions: Card.Declined'],
        ['2 ✕', 'Not shipped failed in 2 executions: Order.NotShipped'],
      ],
    );
    await failed.getByRole('button', { name: 'Charge' }).click();
    await page.getByText('Selected: Charge').waitFor();
    expect(await faultsInBothThemes(page)).toEqual(clean);
    await picker.selectOption('run');
    await failed.waitFor({ state: 'detached' });
    await shows(() => page.locator('.finding.failure').count(), 0);
  });
});
