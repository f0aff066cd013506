import { createService } from '../../../src/emulator/service/createService';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

const editor = '.cm-content';

inBrowser('the designer', () => {
  const bench = useConsole();

  test('marks errors where they are, and updates the graph while typing', async () => {
    const service = sceneService();
    const page = await bench.open(`${(await bench.serve(service)).url}/#/design`);
    await page.getByText('AWS would take this definition.').waitFor();
    await page.locator('[data-state="Ask"]').waitFor();
    await page.locator(editor).fill('{"StartAt": "A",\n "States": {"A": {"Type": "Pass", "Next": "B"}}}');
    await page.getByText(/^2 to look at/).waitFor();
    const [diagnostic] = await page.getByRole('region', { name: 'Diagnostics' }).locator('li').allTextContents();
    expect(diagnostic).toMatch(/^Error MISSING_TRANSITION_TARGET line 2: .*B/);
    await page.locator('.cm-lintRange-error').last().waitFor();
    await shows(() => page.getByRole('button', { name: 'Create …' }).isDisabled(), true);
    await page.locator('[data-state="A"]').waitFor();
    await page.locator(editor).fill('{"StartAt": "A",');
    await page.getByText('Of the last text that was correct.').waitFor();
    await page
      .getByText(/INVALID_JSON_DESCRIPTION/)
      .first()
      .waitFor();
  });

  // Chromium writes styles into the lines that it joins, which the policy of the page blocks.
  test('the editor replaces selected text, not the browser', async () => {
    const page = await bench.open(`${(await bench.serve(sceneService())).url}/#/design`);
    const content = page.locator(editor);
    await content.waitFor();
    await page.evaluate(`globalThis.left = [];
      document.querySelector('.editor-host').shadowRoot.addEventListener('beforeinput', (event) => {
        const selected = event.currentTarget.getSelection();
        left.push([event.inputType, selected.isCollapsed, event.defaultPrevented]);
      });`);
    await content.fill('{"StartAt": "A",\n "States": {}}');
    await content.fill('{"StartAt": "B",\n\n "States": {}}');
    const lines = () => content.locator('.cm-line').allTextContents();
    expect(await lines()).toEqual(['{"StartAt": "B",', '', ' "States": {}}']);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.type('x');
    expect(await lines()).toEqual(['x', ' "States": {}}']);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.type('[');
    expect(await lines()).toEqual(['[x] "States": {}}']);
    await content.fill('');
    expect(await page.evaluate('left.filter(([, isCollapsed, isPrevented]) => !isCollapsed && !isPrevented)')).toEqual(
      [],
    );
    expect(await page.evaluate('left.filter(([, , isPrevented]) => isPrevented).length')).toBe(4);
  });

  test('completes the names of states and fields', async () => {
    const page = await bench.open(`${(await bench.serve(sceneService())).url}/#/design`);
    const content = page.locator(editor);
    await content.waitFor();
    await content.fill('{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": }, "Bee": {"Type": "Wait", }}}');
    await content.click();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": '.length; step++)
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Space');
    const options = page.locator('.cm-tooltip-autocomplete li');
    await shows(() => options.locator('.cm-completionLabel').allTextContents(), ['A', 'Bee']);
    await options.nth(1).click();
    await shows(async () => (await content.textContent())?.includes('"Next": "Bee"'), true);
  });

  test('creates, changes and saves a machine', async () => {
    const service = sceneService();
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/design`);
    await page.getByText('AWS would take this definition.').waitFor();
    await page.getByRole('button', { name: 'Create …' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('mine');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'mine' }).waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    const text = '{"StartAt":"Z","States":{"Z":{"Type":"Succeed"}}}';
    await page.locator(editor).fill(text);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:mine';
    expect(service.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ definition: text });
  });

  test('runs it at once with mocks, isolated from everything else', async () => {
    // The functions of a server answer in a trial, too: here are none.
    const service = createService({ time: 'real' });
    createMachine(service, 'order');
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/design/arn:aws:states:us-east-1:123456789012:stateMachine:order`);
    await page.getByRole('tab', { name: 'Run it with mocks' }).click();
    await page.getByRole('textbox', { name: 'Input' }).fill('{"id": "o-9", "amount": 20}');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const result = page.getByRole('region', { name: 'Result' });
    // Nobody answers: the run says so, and what to write.
    await result.getByText('Stepmill.HarnessError').waitFor();
    await page.getByRole('button', { name: 'A mock for each task' }).click();
    const mocks = [
      { state: 'Charge', answers: [{ throws: 'Card.Busy', times: 2 }, { returns: { Payload: { chargeId: 'c-1' } } }] },
      { state: 'Ship', returns: { Payload: { parcel: 'p-1' } } },
    ];
    expect(JSON.parse(await page.getByRole('textbox', { name: 'Mocks' }).inputValue())).toHaveLength(4);
    await page.getByRole('textbox', { name: 'Mocks' }).fill(JSON.stringify(mocks));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await result.getByText('4 states, 6s of its own time').waitFor();
    expect(JSON.parse((await result.getByLabel('Output', { exact: true }).textContent())!)).toEqual({
      id: 'o-9',
      amount: 20,
      charge: { chargeId: 'c-1' },
      parcel: { id: 'p-1' },
    });
    await page
      .getByRole('button', { name: 'Charge lambda:invoke: Task; succeeded, entered 1×, run again 2×' })
      .waitFor();
    expect(
      service.call('ListExecutions', { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:order' }),
    ).toEqual({ executions: [] });
    await result.getByRole('link', { name: 'Look at it' }).click();
    await page.getByRole('heading', { name: 'trial' }).waitFor();
    await page.locator('[data-state="Ship"]').click();
    await page.getByText(/^Answered by a mock/).waitFor();
  });

  test('rejects an invalid mock with the reason', async () => {
    const page = await bench.open(`${(await bench.serve(sceneService())).url}/#/design`);
    await page.getByRole('tab', { name: 'Run it with mocks' }).click();
    await page.getByRole('textbox', { name: 'Mocks' }).fill('[{"state": "Ask", "retruns": 1}]');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/retruns/)
      .waitFor();
  });
});
