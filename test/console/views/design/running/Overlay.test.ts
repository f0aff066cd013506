import { inBrowser, useConsole } from '../../../../console/support/browser';
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
    await page.getByText(/Charge in 2 executions/).waitFor();
    await picker.selectOption('run');
    await page.getByText(/Charge in 2 executions/).waitFor({ state: 'detached' });
  });
});
