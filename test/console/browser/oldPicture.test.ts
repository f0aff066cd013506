import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { definitionOf, openForm } from '../support/designerForms';
import { drawn, stateOn } from '../support/hands';
import { holdLayout } from '../support/heldLayout';

const pass = { Type: 'Pass', End: true };
const first = { Variable: '$.a', IsPresent: true, Next: 'One' };
const second = { Variable: '$.b', IsPresent: true, Next: 'Two' };
const [left, right] = [
  { StartAt: 'Left', States: { Left: pass } },
  { StartAt: 'Right', States: { Right: pass } },
];

const machine = (rules: object[], branches: object[]) => ({
  StartAt: 'Pick',
  States: {
    Pick: { Type: 'Choice', Choices: rules, Default: 'Both' },
    One: pass,
    Two: pass,
    Both: { Type: 'Parallel', Branches: branches, End: true },
  },
});

const notDone = 'The picture is of an older text, so this was not done. Do it again in the new picture.';

inBrowser('while a new picture is laid out, the old one', () => {
  const bench = useConsole();

  /** The picture is of the first definition, and the text is the second one. */
  async function open(drawing: object, text: object): Promise<{ page: Page; layOut: () => Promise<void> }> {
    const page = await openForm(bench, drawing);
    await stateOn(page, 'Pick').waitFor();
    await drawn(page);
    const layOut = await holdLayout(page);
    await write(page, text);
    return { page, layOut };
  }

  async function write(page: Page, text: object): Promise<void> {
    await page.getByRole('tab', { name: 'Definition text' }).click();
    await page.locator('.cm-content').fill(JSON.stringify(text, null, 1));
    await page.locator('.canvas[aria-busy="true"]').waitFor();
  }

  const said = (page: Page, text: string): Promise<void> =>
    page.locator('.said').getByText(text, { exact: true }).waitFor();
  const statesOf = async (page: Page): Promise<any> => (await definitionOf(page)).States;
  const lineOf = (page: Page, path: readonly (string | number)[]) =>
    page.locator(`.react-flow__edge[data-id='${JSON.stringify(path)}'] .way-hit`);
  const firstRule = ['States', 'Pick', 'Choices', 0, 'Next'];

  async function pointOn(page: Page, path: readonly (string | number)[]): Promise<[number, number]> {
    return lineOf(page, path).evaluate((line: any) => {
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
      return [x, y];
    });
  }

  async function click(page: Page, path: readonly (string | number)[]): Promise<void> {
    await page.mouse.click(...(await pointOn(page, path)));
  }

  test('a click on a rule takes that rule, which has moved', async () => {
    const { page, layOut } = await open(machine([first, second], [left]), machine([second, first], [left]));
    await click(page, firstRule);
    await page.getByText('Selected: a transition').waitFor();
    await layOut();
    await page.keyboard.press('Delete');
    await shows(async () => (await statesOf(page)).Pick.Choices, [second]);
  });

  test('a click on a rule that is gone takes nothing', async () => {
    const { page, layOut } = await open(machine([first, second], [left]), machine([second], [left]));
    await stateOn(page, 'One').click();
    await click(page, firstRule);
    await said(page, notDone);
    await page.getByText('Nothing is selected.').waitFor();
    await page.keyboard.press('Delete');
    await said(page, 'Select a state first.');
    await layOut();
    await page.keyboard.press('Delete');
    await shows(() => definitionOf(page), machine([second], [left]));
  });

  test('a click on a branch takes that branch, or none', async () => {
    const empty = { States: {} };
    const { page, layOut } = await open(machine([first], [left, right]), machine([first], [right, left, empty, empty]));
    await page.locator('.lane').first().dispatchEvent('click');
    await page.getByText('Selected: a block').waitFor();
    await page.keyboard.press('Delete');
    await shows(async () => (await statesOf(page)).Both.Branches, [right, empty, empty]);
    await layOut();
    const again = await holdLayout(page);
    await write(page, machine([first], [empty, right, empty]));
    // Nobody can say which of the empty branches this one is now.
    await page.locator('.lane.empty').first().dispatchEvent('click');
    await said(page, notDone);
    await page.keyboard.press('Delete');
    await again();
    await shows(async () => (await statesOf(page)).Both.Branches, [empty, right, empty]);
  });

  test('a state that is dropped on a way goes onto that way, or nowhere', async () => {
    const { page, layOut } = await open(machine([first, second], [left]), machine([second, first], [left]));
    const wait = page.locator('.palette').getByRole('button', { name: 'Wait', exact: true });
    const drop = async (path: readonly (string | number)[]): Promise<void> => {
      const [x, y] = await pointOn(page, path);
      await wait.hover();
      await page.mouse.down();
      await page.mouse.move(x, y - 4, { steps: 4 });
      await page.mouse.move(x, y, { steps: 2 });
      await page.mouse.up();
    };
    await drop(firstRule);
    await said(page, 'Add Wait');
    await shows(async () => (await statesOf(page)).Pick.Choices, [second, { ...first, Next: 'Wait' }]);
    await layOut();
    const again = await holdLayout(page);
    await write(page, machine([first], [left]));
    await drop(firstRule);
    await said(page, notDone);
    await again();
    await shows(() => definitionOf(page), machine([first], [left]));
  });

  test('a picture that comes during a drag leaves no wrong target', async () => {
    const { page, layOut } = await open(machine([first, second], [left]), machine([second, first], [left]));
    const [x, y] = await pointOn(page, firstRule);
    await page.locator('.palette').getByRole('button', { name: 'Wait', exact: true }).hover();
    await page.mouse.down();
    await page.mouse.move(x, y - 4, { steps: 4 });
    await page.mouse.move(x, y, { steps: 2 });
    await page.locator('.way.target').waitFor();
    await layOut();
    await page.locator(':is(.way, .piece, .lane).target').waitFor({ state: 'detached' });
    await page.mouse.up();
    await said(page, 'Add Wait');
    await shows(async () => (await statesOf(page)).Pick.Choices, [second, { ...first, Next: 'Wait' }]);
    await page.locator('.canvas.dropping').waitFor({ state: 'detached' });
  });

  test('a way that is led elsewhere in a new picture is the one that was taken', async () => {
    const { page, layOut } = await open(machine([first, second], [left]), machine([second, first], [left]));
    const end = (await page
      .locator(`.react-flow__edge[data-id='${JSON.stringify(firstRule)}'] .react-flow__edgeupdater-target`)
      .boundingBox())!;
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y - 30, { steps: 3 });
    await layOut();
    const to = (await stateOn(page, 'Both').boundingBox())!;
    await page.mouse.move(to.x + to.width / 2, to.y + 2, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + 8, { steps: 2 });
    await page.mouse.up();
    await shows(async () => (await statesOf(page)).Pick.Choices, [second, { ...first, Next: 'Both' }]);
  });

  test('of two states with one name, a key takes the one that has the focus', async () => {
    const page = await openForm(bench, machine([first], [left, left]));
    await stateOn(page, 'Left').nth(1).waitFor();
    await drawn(page);
    await stateOn(page, 'Left').nth(1).focus();
    await page.keyboard.press('Delete');
    await shows(async () => (await statesOf(page)).Both.Branches, [left, { States: {} }]);
  });
});
