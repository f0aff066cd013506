import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, longDefinition, loopDefinition, sceneService, start } from '../support/scenes';

// Counts of work, not times, decide here. What was measured is printed for whoever wants to know (STEPMILL_FIGURES=1).
const tell = (line: string): void => {
  if (process.env['STEPMILL_FIGURES'] !== undefined)
    process.stderr.write(`${line}
`);
};

inBrowser('figures', () => {
  const bench = useConsole();

  test('loads less than 200 KB, gzipped, before the editor is opened', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'order'), 'o-1', { id: 'a', amount: 5 });
    await service.quiet();
    const { url } = await bench.serve(service);
    const loaded = new Map<string, number>();
    const page = await bench.open('about:blank');
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.request().method() === 'GET' && !pathname.startsWith('/_stepmill') && pathname !== '/health')
        void response.body().then(
          (body) => loaded.set(pathname, gzipSync(body).length),
          () => undefined,
        );
    });
    const sum = (): number => [...loaded.values()].reduce((total, size) => total + size, 0);
    await page.goto(url);
    await page.getByRole('link', { name: 'order' }).first().waitFor();
    await page.waitForTimeout(200);
    const first = sum();
    await page.goto(`${url}/#/execution/${arn}`);
    await page.locator('[data-state="Charge"]').waitFor();
    await page.waitForTimeout(200);
    const graph = sum();
    await page.goto(`${url}/#/waiting`);
    await page.getByRole('heading', { name: 'Outbox' }).waitFor();
    await page.waitForTimeout(200);
    const all = sum();
    tell(`gzipped: first paint ${first} bytes, with an execution ${graph}, with all pages but the editor ${all}`);
    expect(first).toBeLessThan(60_000);
    expect(all).toBeLessThan(200_000);
    expect([...loaded.keys()].filter((name) => /createEditor/.test(name))).toEqual([]);
    await page.goto(`${url}/#/design`);
    await page.locator('.cm-content').waitFor();
    await shows(() => Promise.resolve([...loaded.keys()].some((name) => /createEditor/.test(name))), true);
    tell(`gzipped: with the editor ${sum()} bytes`);
  });

  test('all of it together is small, and nothing of it is another build', () => {
    const sizes = fs
      .readdirSync(path.join(bench.files, 'assets'))
      .map((name) => fs.statSync(path.join(bench.files, 'assets', name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });

  test('renders only the visible ones of ten thousand events, and scrolls to the last', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'loop', loopDefinition()), 'l-1', { left: 2500 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.getByText('ExecutionStarted').waitFor();
    const rows = page.locator('.events .grid-row');
    await page.getByRole('heading', { name: 'Events 10004' }).waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('.events .rows').evaluate((box: any) => (box.scrollTop = box.scrollHeight));
    await page.getByText('ExecutionSucceeded').waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('.counts[data-of="Count down"]', { hasText: '×2500' }).waitFor();
  });

  test('pans a graph of 500 states without redrawing it', async () => {
    const service = sceneService();
    const arn = start(service, createMachine(service, 'huge', longDefinition(500)), 'h-1', { k: 10 });
    await service.quiet();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/execution/${arn}`);
    await page.locator('[data-state="Step 499"]').waitFor({ state: 'attached' });
    await page.waitForTimeout(500);
    const { changes, frames, longest, ms } = await page.evaluate<Record<string, number>>(`(async () => {
      const frame = document.querySelector('.graph-frame');
      const { left, top } = frame.getBoundingClientRect();
      let changes = 0;
      const observer = new MutationObserver((list) => (changes += list.filter(({ target, attributeName }) => !(attributeName === 'style' && target.matches('.drawing'))  && attributeName !== 'class').length));
      observer.observe(frame, { subtree: true, childList: true, attributes: true, characterData: true });
      const fire = (type, x, y) => frame.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: left + x, clientY: top + y }));
      frame.setPointerCapture = () => {};
      fire('pointerdown', 300, 300);
      const begun = performance.now();
      let last = begun, longest = 0, frames = 0;
      for (; frames < 120; frames++) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        fire('pointermove', 300 + 100 * Math.sin(frames / 10), 300 - frames * 4);
      }
      const ms = performance.now() - begun;
      fire('pointerup', 300, 0);
      observer.disconnect();
      return { changes, frames, longest, ms };
    })()`);
    tell(
      `panning 500 states: ${frames} frames in ${ms!.toFixed(0)} ms (${((frames! / ms!) * 1000).toFixed(1)} a second), the longest ${longest!.toFixed(1)} ms`,
    );
    expect(changes).toBe(0);
    expect(await page.locator('.drawing').evaluate((drawing: any) => drawing.style.transform)).toMatch(/^translate\(/);
  });
});
