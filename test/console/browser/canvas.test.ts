import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { clean, faultsInBothThemes } from '../support/axe';
import { inBrowser, shows, useConsole } from '../support/browser';
import { drawn } from '../support/hands';
import { createMachine, sceneService } from '../support/scenes';

const editor = '.cm-content';

/** A row of three Pass states. */
const three = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Pass', Next: 'C' },
    C: { Type: 'Pass', End: true },
  },
};

inBrowser('the canvas', () => {
  const bench = useConsole();

  async function openDesigner(definition: object): Promise<Page> {
    const service = sceneService();
    const arn = createMachine(service, 'one', definition);
    const page = await bench.open(`${(await bench.serve(service)).url}/#/design/${encodeURIComponent(arn)}`);
    await page.locator('[data-state]').first().waitFor();
    await page.locator(editor).waitFor();
    return page;
  }

  /** The definition as it is in the editor. */
  async function definition(page: Page): Promise<any> {
    const lines = await page.locator(`${editor} .cm-line`).allTextContents();
    return JSON.parse(lines.join('\n'));
  }

  const state = (page: Page, name: string): Locator => page.locator(`[data-state="${name}"]`);
  const said = (page: Page, text: string | RegExp): Promise<void> => page.locator('.said').getByText(text).waitFor();
  const palette = (page: Page, title: string): Locator =>
    page.locator('.palette').getByRole('button', { name: title, exact: true });

  test('adds a state by dragging onto a way, a state and the ground', async () => {
    const page = await openDesigner(three);
    const way = page.locator('.react-flow__edge').nth(1).locator('.way-hit');
    await drawn(page);
    await palette(page, 'Wait').dragTo(way, { force: true });
    await said(page, 'Add Wait');
    await shows(async () => (await definition(page)).States, {
      A: { Type: 'Pass', Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'B' },
      B: { Type: 'Pass', Next: 'C' },
      C: { Type: 'Pass', End: true },
    });
    await drawn(page);
    await palette(page, 'Pass').dragTo(state(page, 'C'));
    await shows(async () => (await definition(page)).States.C, { Type: 'Pass', Next: 'Pass' });
    await drawn(page);
    await palette(page, 'Fail').dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 20, y: 20 } });
    await said(page, 'Add Failed. Nothing leads to Failed.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await shows(() => definition(page), three);
    await page.keyboard.press('Control+y');
    await said(page, 'Redone: Add Wait');
  });

  test('a picture that is drawn from nothing stays in sight, until the user moves the view', async () => {
    const page = await openDesigner({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    await page.setViewportSize({ width: 1150, height: 700 });
    await page.locator(editor).fill('');
    await page.getByText('Drag a state here').waitFor();
    const isInSight = (name: string) => async (): Promise<boolean> => {
      const [box, canvas] = [await state(page, name).boundingBox(), await page.locator('.canvas').boundingBox()];
      const [right, bottom] = [canvas!.x + canvas!.width, canvas!.y + canvas!.height];
      return box !== null && box.x >= canvas!.x && box.x + box.width <= right && box.y + box.height <= bottom;
    };
    await palette(page, 'Parallel').click();
    await page.locator('.lane.empty').nth(1).waitFor();
    for (const name of ['Invoke lambda', 'Invoke lambda 2']) {
      await drawn(page);
      await palette(page, 'lambda:invoke').dragTo(page.locator('.lane.empty').first());
      await state(page, name).waitFor();
    }
    await drawn(page);
    await palette(page, 'sqs:sendMessage (wait for callback)').dragTo(page.locator('.react-flow__pane'), {
      targetPosition: { x: 20, y: 20 },
    });
    await state(page, 'Send message').waitFor();
    await shows(isInSight('Send message'), true);
    await shows(isInSight('Invoke lambda'), true);
    await shows(isInSight('Parallel'), true);
    await shows(isInSight('Invoke lambda 2'), true);
    const zoom = (): Promise<number> =>
      page
        .locator('.react-flow__viewport')
        .evaluate((one) =>
          Number(/scale\(([^)]*)\)/.exec((one as unknown as { style: { transform: string } }).style.transform)![1]),
        );
    const first = await zoom();
    await page.getByRole('button', { name: 'Larger' }).click();
    await shows(async () => (await zoom()) > first, true);
    const before = await zoom();
    await palette(page, 'Wait').click();
    await state(page, 'Wait').waitFor();
    expect(await zoom()).toBe(before);
  });

  test('adds, walks, renames and deletes by keys alone', async () => {
    const page = await openDesigner(three);
    await state(page, 'A').focus();
    await page.keyboard.press('ArrowDown');
    await shows(() => page.evaluate('document.activeElement.dataset.state'), 'B');
    await page.getByRole('searchbox', { name: 'Search the palette' }).fill('wai');
    await page.keyboard.press('Enter');
    await shows(async () => (await definition(page)).States.B, { Type: 'Pass', Next: 'Wait' });
    await state(page, 'Wait').focus();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel('Name').fill('A');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('There is a state A already.').waitFor();
    await page.getByRole('dialog').getByLabel('Name').fill('Rest');
    await page.keyboard.press('Enter');
    await shows(async () => (await definition(page)).States.B, { Type: 'Pass', Next: 'Rest' });
    await state(page, 'Rest').focus();
    await page.keyboard.press('Delete');
    await shows(() => definition(page), three);
    await said(page, 'Delete Rest');
  });

  test('connects by dragging from a state to another, and by a list', async () => {
    const page = await openDesigner(three);
    await state(page, 'A').hover();
    await drag(
      page,
      page
        .locator('.react-flow__node')
        .filter({ has: state(page, 'A') })
        .locator('.source[data-handleid="next"]'),
      state(page, 'C'),
    );
    await said(page, 'Connect A to C. Nothing leads to B.');
    await shows(async () => (await definition(page)).States.A, { Type: 'Pass', Next: 'C' });
    await state(page, 'C').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To').selectOption('B');
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await shows(async () => (await definition(page)).States.C, { Type: 'Pass', Next: 'B' });
  });

  test('reconnects by dragging the end of a way', async () => {
    const page = await openDesigner(three);
    const id = JSON.stringify(['States', 'A', 'Next']);
    await drag(
      page,
      page.locator(`.react-flow__edge[data-id='${id}'] .react-flow__edgeupdater-target`),
      state(page, 'C'),
    );
    await shows(async () => (await definition(page)).States.A, { Type: 'Pass', Next: 'C' });
    await said(page, 'Connect A to C. Nothing leads to B.');
  });

  test('copies, cuts, pastes and duplicates', async () => {
    const page = await openDesigner(three);
    await state(page, 'A').click();
    await page.keyboard.press('Control+c');
    await said(page, 'Copied A');
    await state(page, 'C').click();
    await page.keyboard.press('Control+v');
    await shows(async () => (await definition(page)).States['A 2'], { Type: 'Pass', End: true });
    await page.keyboard.press('Control+d');
    await said(page, 'Duplicate A 3');
    await page.keyboard.press('Control+x');
    await shows(async () => Object.keys((await definition(page)).States), ['A', 'B', 'C', 'A 2']);
  });

  test('wraps a run of states, and unwraps it', async () => {
    const page = await openDesigner(three);
    await state(page, 'A').click();
    await state(page, 'B').click({ modifiers: ['Shift'] });
    await page.getByText('Selected: 2 states').waitFor();
    const more = page.locator('.state-tools summary');
    await more.click();
    await page.getByRole('button', { name: 'Wrap into a Parallel' }).click();
    await shows(async () => Object.keys((await definition(page)).States), ['Parallel', 'C']);
    await more.click();
    await page.getByRole('button', { name: 'Unwrap' }).click();
    await shows(() => definition(page), three);
  });

  test('fills an empty branch, moves it and takes it away', async () => {
    const page = await openDesigner(three);
    await drawn(page);
    await palette(page, 'Parallel').dragTo(state(page, 'C'));
    await page.locator('.lane.empty').nth(1).waitFor();
    await drawn(page);
    await palette(page, 'Pass').dragTo(page.locator('.lane.empty').nth(1));
    await shows(
      async () => (await definition(page)).States.Parallel.Branches,
      [{ States: {} }, { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } }],
    );
    await state(page, 'Pass').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await said(page, 'Move branch 2 of Parallel to place 1');
    // The branches are drawn in their new order.
    await page.locator('.canvas[aria-busy="false"]').waitFor();
    await page.locator('.lane.empty').dispatchEvent('click');
    await page.keyboard.press('Delete');
    await shows(
      async () => (await definition(page)).States.Parallel.Branches,
      [{ StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } }],
    );
  });

  test('the selection is shared with the text, and typing is a step of the same history', async () => {
    const page = await openDesigner(three);
    await state(page, 'C').click();
    await shows(() => page.locator('.cm-activeLine').textContent(), expect.stringContaining('"C"'));
    await page.locator(`${editor} .cm-line`).filter({ hasText: '"B": {' }).click();
    await shows(() => state(page, 'B').getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('End');
    await page.keyboard.type(' "Comment": "x",');
    await shows(async () => (await definition(page)).States.B.Comment, 'x');
    await page.keyboard.press('Control+z');
    await shows(() => definition(page), three);
  });

  test('starts from a workflow of ours, and saves its picture', async () => {
    const page = await openDesigner(three);
    await page.getByRole('button', { name: 'Poll a job' }).click();
    await state(page, 'Get status').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'PNG' }).click();
    expect((await saved).suggestedFilename()).toBe('workflow.png');
    await page.keyboard.press('Control+z');
    await shows(() => definition(page), three);
  });

  test('the tree has the same selection and the same keys', async () => {
    const page = await openDesigner(three);
    await page.getByRole('tab', { name: 'States' }).click();
    const tree = page.getByRole('tree', { name: 'States' });
    await tree.getByRole('treeitem', { name: 'A Pass, first' }).click();
    await shows(() => state(page, 'A').getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await shows(() => tree.locator('[aria-selected="true"]').textContent(), 'B Pass');
    await page.keyboard.press('Delete');
    await said(page, 'Delete B');
    expect(await faultsInBothThemes(page)).toEqual(clean);
  });

  test('loads when it is opened, and is light', () => {
    const folder = path.join(bench.files, 'assets');
    const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
    /** A file and all that it imports at once. */
    const closure = (name: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(name)) return seen;
      seen.add(name);
      for (const [, file] of read(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) closure(file!, seen);
      return seen;
    };
    const named = (pattern: RegExp): string => fs.readdirSync(folder).find((name) => pattern.test(name))!;
    const first = closure(named(/^main-.*\.js$/));
    const opened = [/^DesignPage-.*\.js$/, /^createEditor-.*\.js$/].flatMap((part) => [...closure(named(part))]);
    expect([...first].filter((name) => /DesignPage|createEditor/.test(name))).toEqual([]);
    const files = [...new Set(opened)].filter((name) => !first.has(name));
    const loaded = [...files, named(/^designer-.*\.css$/), named(/^layout\.worker-.*\.js$/)];
    const size = loaded.reduce((sum, name) => sum + gzipSync(read(name)).length, 0);
    expect(size).toBeGreaterThan(100 * 1024);
    expect(size).toBeLessThan(350 * 1024);
    // React Flow and the editor are the designer's only.
    expect([...first].filter((name) => /react-flow|cm-content/.test(read(name)))).toEqual([]);
  });

  /** Drags with pauses, as a hand does. */
  async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    await page.mouse.move(start!.x + start!.width / 2, start!.y + start!.height / 2);
    await page.mouse.down();
    await page.mouse.move(end!.x + end!.width / 2, end!.y + end!.height / 2 - 12, { steps: 4 });
    await page.mouse.move(end!.x + end!.width / 2, end!.y + end!.height / 2, { steps: 2 });
    await page.mouse.up();
  }
});
