import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, longDefinition, sceneService, start } from '../support/scenes';

const machines = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

inBrowser('the graph', () => {
  const bench = useConsole();

  /** What of the drawing the frame shows: the parts of it that stick out, in pixels. */
  const outside = `(() => {
    const frame = document.querySelector('.graph-frame').getBoundingClientRect();
    const drawing = document.querySelector('.drawing').getBoundingClientRect();
    return {
      above: frame.top - drawing.top, below: drawing.bottom - frame.bottom,
      left: frame.left - drawing.left, right: drawing.right - frame.right,
    };
  })()`;

  test.each([1440, 400])('fits its frame or says where there is more, %d pixels wide', async (width) => {
    const service = sceneService();
    for (const name of ['order', 'parcels', 'imports', 'waiting']) createMachine(service, name);
    createMachine(service, 'twelve', longDefinition(12));
    createMachine(service, 'large', longDefinition(60));
    const { url } = await bench.serve(service);
    for (const name of ['order', 'parcels', 'imports', 'waiting', 'twelve', 'large']) {
      const page = await bench.open(`${url}/#/machine/${machines}${name}?tab=definition`, { width });
      await page.locator('.drawing .node').first().waitFor();
      await shows(async () => {
        const out = await page.evaluate<Record<string, number>>(outside);
        const told = await page
          .locator('.graph-more')
          .evaluateAll((all) => all.map((one) => one.className.split(' ')[1]));
        return Object.keys(out).filter((side) => out[side]! > 6 !== told.includes(side));
      }, []);
      await page.close();
    }
  });

  test('links to what it does not show', async () => {
    const service = sceneService();
    createMachine(service, 'large', longDefinition(60));
    const page = await bench.open(`${(await bench.serve(service)).url}/#/machine/${machines}large?tab=definition`);
    const below = page.getByRole('button', { name: 'More of the graph below' });
    await below.click();
    await page.getByRole('button', { name: 'More of the graph above' }).waitFor();
    while (await below.isVisible()) await below.click();
    const last = await page.locator('[data-state="Step 59"]').boundingBox();
    const frame = await page.locator('.graph-frame').boundingBox();
    expect(last!.y + last!.height).toBeLessThan(frame!.y + frame!.height);
    await page.getByRole('button', { name: 'All of it' }).click();
    await shows(() => page.locator('.graph-more').count(), 0);
  });

  test('titles stay in their boxes, and are whole in a title', async () => {
    const service = sceneService();
    const long = 'Import each of the many rows of the catalogue that has come from the old shop';
    const inner = { StartAt: 'x', States: { x: { Type: 'Pass', End: true } } };
    const Map = {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inner },
      ItemsPath: '$.rows',
      Next: long,
    };
    const definition = { StartAt: 'Rows', States: { Rows: Map, [long]: { Type: 'Pass', End: true } } };
    const rows = Array.from({ length: 300 }, (_none, row) => row);
    const arn = start(service, createMachine(service, 'long', definition), 'l-1', { rows });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.locator('.drawing .node').first().waitFor();
    await page.locator('.drawing text', { hasText: /300/ }).waitFor();
    const sticking = await page.locator('.drawing .node').evaluateAll((nodes: any[]) =>
      nodes.flatMap((node) => {
        const box = node.querySelector('.outline').getBoundingClientRect();
        return [...node.querySelectorAll('text')]
          .map((text: any) => text.getBoundingClientRect())
          .filter(({ left, right }: any) => left < box.left || right > box.right);
      }),
    );
    expect(sticking).toEqual([]);
    await shows(async () => (await page.locator(`[data-state="${long}"] > text`).textContent())?.endsWith('…'), true);
    expect(await page.locator(`[data-state="${long}"] > title`).textContent()).toContain(long);
  });
});
