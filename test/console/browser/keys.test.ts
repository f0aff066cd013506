import type { Page } from 'playwright-core';
import { inBrowser, shows, useConsole } from '../support/browser';
import { definitionOf, openForm } from '../support/designerForms';
import { drawn, stateOn } from '../support/hands';

const pass = { Type: 'Pass', End: true };

/** A Choice with two rules, and a Parallel with two branches. */
const both = {
  StartAt: 'Pick',
  States: {
    Pick: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', IsPresent: true, Next: 'One' },
        { Variable: '$.b', IsPresent: true, Next: 'Two' },
      ],
      Default: 'Both',
    },
    One: pass,
    Two: pass,
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: pass } },
        { StartAt: 'Right', States: { Right: pass } },
      ],
      End: true,
    },
  },
};

inBrowser('each gesture has a key and a place to click', () => {
  const bench = useConsole();

  async function open(): Promise<Page> {
    const page = await openForm(bench, both);
    await drawn(page);
    return page;
  }

  async function press(page: Page, name: string, key: string): Promise<void> {
    await drawn(page);
    await stateOn(page, name).focus();
    await page.keyboard.press(key);
  }

  const statesOf = async (page: Page): Promise<any> => (await definitionOf(page)).States;
  const branchesOf = async (page: Page): Promise<any> => (await statesOf(page)).Both.Branches;

  async function more(page: Page, act: string): Promise<void> {
    await page.locator('.state-tools summary').click();
    await page.locator('.state-tools').getByRole('button', { name: act, exact: true }).click();
    await drawn(page);
  }

  test('wraps, unwraps, adds a branch and starts elsewhere by keys', async () => {
    const page = await open();
    await press(page, 'One', 'p');
    await shows(async () => (await statesOf(page))['Parallel of One']?.Branches[0], {
      StartAt: 'One',
      States: { One: pass },
    });
    await press(page, 'Parallel of One', 'u');
    await shows(() => definitionOf(page), both);
    await press(page, 'One', 'm');
    await shows(async () => (await statesOf(page))['Map of One']?.ItemProcessor.States, { One: pass });
    await press(page, 'Map of One', 'u');
    await shows(() => definitionOf(page), both);
    await press(page, 'Both', 'b');
    await shows(() => branchesOf(page), [...both.States.Both.Branches, { States: {} }]);
    await press(page, 'Both', 's');
    await shows(async () => (await definitionOf(page)).StartAt, 'Both');
  });

  test('moves a branch and a rule by mouse', async () => {
    const page = await open();
    const [left, right] = both.States.Both.Branches;
    await stateOn(page, 'Right').click();
    await more(page, 'Move one place up');
    await shows(() => branchesOf(page), [right, left]);
    await stateOn(page, 'Right').click();
    await more(page, 'Move one place down');
    await shows(() => branchesOf(page), [left, right]);
    const rule = JSON.stringify(['States', 'Pick', 'Choices', 0, 'Next']);
    const middle = await page.locator(`.react-flow__edge[data-id='${rule}'] .way-hit`).evaluate((line: any) => {
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
      return [x, y] as [number, number];
    });
    await page.mouse.click(...middle);
    await page.getByText('Selected: a transition').waitFor();
    await more(page, 'Move one place down');
    await shows(async () => (await statesOf(page)).Pick.Choices, [...both.States.Pick.Choices].reverse());
  });

  test('moves a rule by keys, in the tree', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'States' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.states-tree [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.getByText('Selected: a transition').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await shows(async () => (await statesOf(page)).Pick.Choices, [...both.States.Pick.Choices].reverse());
  });

  test('adds, moves and removes retriers by keys, with what is typed into them', async () => {
    const page = await open();
    const retriers = async (): Promise<any> =>
      ((await statesOf(page)).Both.Retry ?? []).map((one: any) => one.ErrorEquals);
    await press(page, 'Both', 'r');
    await shows(retriers, [['States.ALL']]);
    await press(page, 'Both', 'r');
    await shows(retriers, [['States.ALL'], ['States.ALL']]);
    const form = page.getByRole('region', { name: 'Form of Both' });
    const second = form.getByRole('listitem', { name: 'Retrier 2' });
    await second.getByLabel('ErrorEquals 1').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Card.Busy');
    await page.keyboard.press('Alt+ArrowUp');
    await shows(retriers, [['Card.Busy'], ['States.ALL']]);
    await shows(() => page.evaluate('document.activeElement.ariaLabel'), 'Retrier 1');
    await page.keyboard.press('Alt+ArrowDown');
    await shows(retriers, [['States.ALL'], ['Card.Busy']]);
    await shows(() => page.evaluate('document.activeElement.ariaLabel'), 'Retrier 2');
    await page.keyboard.press('Alt+Delete');
    await shows(retriers, [['States.ALL']]);
    await page.locator('.state-tools summary').click();
    await page.locator('.state-tools').getByRole('button', { name: 'Add a retrier', exact: true }).click();
    await shows(retriers, [['States.ALL'], ['States.ALL']]);
  });
});
