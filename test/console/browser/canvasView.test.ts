import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { drawn } from '../support/hands';
import { createMachine, sceneService } from '../support/scenes';

/** States in a row: S0, S1 … */
function row(count: number): object {
  const states = Array.from({ length: count }, (_one, index) => [
    `S${index}`,
    { Type: 'Pass', ...(index + 1 < count ? { Next: `S${index + 1}` } : { End: true }) },
  ]);
  return { StartAt: 'S0', States: Object.fromEntries(states) };
}

inBrowser('what the canvas shows first', () => {
  const bench = useConsole();

  async function open(definition: object): Promise<Page> {
    const service = sceneService();
    const arn = createMachine(service, 'row', definition);
    const url = `${(await bench.serve(service)).url}/#/design/${encodeURIComponent(arn)}`;
    const page = await bench.open(url, { width: 1280, height: 780 });
    await page.locator('[data-state="S0"]').waitFor();
    await drawn(page);
    return page;
  }

  /** Which boxes of the canvas are in its frame as a whole. */
  const inFrame = (page: Page): Promise<readonly boolean[]> =>
    page.locator('.react-flow__node').evaluateAll((boxes: any[]) =>
      boxes.map((box) => {
        const [inner, outer] = [box, box.closest('.canvas')].map((one) => one.getBoundingClientRect());
        return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left;
      }),
    );

  test('all of twelve states', async () => {
    const page = await open(row(12));
    await shows(
      () => inFrame(page),
      Array.from({ length: 14 }, () => true),
    );
    expect(await page.getByRole('img', { name: 'Overview' }).count()).toBe(0);
  });

  test('of more, the first ones, and an overview', async () => {
    const page = await open(row(40));
    await page.getByRole('img', { name: 'Overview' }).waitFor();
    await shows(async () => (await inFrame(page)).slice(0, 3), [true, true, true]);
    expect(await inFrame(page)).toContain(false);
  });
});
