import type { Locator, Page } from 'playwright-core';
import type { JsonObject } from '../../../src/util/json';
import { clean, faultsInBothThemes } from '../support/axe';
import { inBrowser, shows, useConsole } from '../support/browser';
import { createMachine, sceneService } from '../support/scenes';

const prefix = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

const worker = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['Card.Busy'], MaxAttempts: 2 }],
      Next: 'Pick',
      Note: 'kept',
    },
    Pick: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 10, Next: 'Pause' }],
      Default: 'Done',
    },
    Pause: { Type: 'Wait', Seconds: 5, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

inBrowser('the forms of the designer', () => {
  const bench = useConsole();

  /** Opens a definition, and the form beside it. */
  async function open(definition: object = worker, options: Parameters<typeof bench.open>[1] = {}): Promise<Page> {
    const service = sceneService();
    createMachine(service, 'worker', { StartAt: 'Z', States: { Z: { Type: 'Succeed' } } });
    const { url } = await bench.serve(service);
    const page = await bench.open(`${url}/#/design/${encodeURIComponent(`${prefix}worker`)}`, options);
    await page.getByRole('tab', { name: 'Definition text' }).click();
    // It need not be one that AWS takes.
    await page.locator('.cm-content').fill(JSON.stringify(definition, null, 1));
    await page.getByRole('tab', { name: 'Form' }).click();
    await page.locator('.form-panel').waitFor();
    return page;
  }

  function formOf(page: Page, name: string): Locator {
    return page.getByRole('region', { name: `Form of ${name}` });
  }

  /** The form of a state, selected on the canvas. */
  async function select(page: Page, name: string): Promise<Locator> {
    await page.locator(`[data-state="${name}"]`).first().click();
    await page.getByRole('tab', { name: 'Form' }).click();
    const form = formOf(page, name);
    await form.waitFor();
    return form;
  }

  async function definitionOf(page: Page): Promise<{ States: Record<string, JsonObject> } & JsonObject> {
    const text = await page.evaluate(`(() => {
      const lines = document.querySelector('.editor-host').shadowRoot.querySelectorAll('.cm-line');
      return [...lines].map((line) => line.textContent).join('\\n');
    })()`);
    return JSON.parse(text as string);
  }

  const stateIn = (page: Page, name: string) => async () => (await definitionOf(page)).States[name];

  test('text, number and enum: by keyboard, one step of undo each, and what is wrong is not written', async () => {
    const page = await open();
    const form = await select(page, 'Work');
    const about = form.getByRole('region', { name: 'About' });
    await about.locator('summary').press('Enter');
    const comment = about.getByLabel('Comment');
    await comment.fill('charges the card');
    await comment.press('Enter');
    await shows(async () => (await stateIn(page, 'Work')())!['Comment'], 'charges the card');
    await form.locator('[data-field="MaxAttempts"] input').fill('-1');
    await form.locator('[data-field="MaxAttempts"] input').press('Tab');
    await form.getByText('The smallest number here is 0.').waitFor();
    expect((await stateIn(page, 'Work')())!['Retry']).toEqual(worker.States.Work.Retry);
    await form.locator('[data-field="MaxAttempts"] input').fill('5');
    await form.locator('[data-field="MaxAttempts"] input').press('Tab');
    await shows(
      async () => (await stateIn(page, 'Work')())!['Retry'],
      [{ ErrorEquals: ['Card.Busy'], MaxAttempts: 5 }],
    );
    await page.getByRole('button', { name: /^Undo/ }).click();
    await shows(async () => (await stateIn(page, 'Work')())!['Retry'], worker.States.Work.Retry);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await shows(stateIn(page, 'Work'), worker.States.Work);
  });

  test('lists: add, reorder and remove retriers and their errors', async () => {
    const page = await open();
    const form = await select(page, 'Work');
    await form.getByRole('button', { name: 'Add retrier' }).click();
    await shows(async () => ((await stateIn(page, 'Work')())!['Retry'] as object[]).length, 2);
    await form.getByRole('button', { name: 'Move retrier 2 up' }).click();
    await shows(
      async () => ((await stateIn(page, 'Work')())!['Retry'] as JsonObject[]).map((one) => one['ErrorEquals']),
      [['States.ALL'], ['Card.Busy']],
    );
    const second = form.getByRole('listitem', { name: 'Retrier 2' });
    await second.getByLabel('Add to ErrorEquals').fill('Card.Declined');
    await second.getByLabel('Add to ErrorEquals').press('Enter');
    await shows(
      async () => ((await stateIn(page, 'Work')())!['Retry'] as JsonObject[])[1]!['ErrorEquals'],
      ['Card.Busy', 'Card.Declined'],
    );
    await form.getByRole('button', { name: 'Remove retrier 1' }).focus();
    await page.keyboard.press('Enter');
    await shows(async () => ((await stateIn(page, 'Work')())!['Retry'] as object[]).length, 1);
  });

  test('a state is chosen, and fields that exclude each other replace each other in one step', async () => {
    const page = await open();
    const form = await select(page, 'Pause');
    await form.locator('[data-field="Next"] select').selectOption('Done');
    await shows(async () => (await stateIn(page, 'Pause')())!['Next'], 'Done');
    await form.getByLabel('SecondsPath or Seconds or TimestampPath or Timestamp').last().selectOption('SecondsPath');
    await form.locator('[data-field="SecondsPath"] textarea').fill('$.seconds');
    await form.locator('[data-field="SecondsPath"] textarea').press('Enter');
    await shows(stateIn(page, 'Pause'), { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Done' });
    await form.getByLabel('Next or End').last().selectOption('End');
    await shows(stateIn(page, 'Pause'), { Type: 'Wait', SecondsPath: '$.seconds', End: true });
    await page.getByRole('button', { name: /^Undo/ }).click();
    await shows(stateIn(page, 'Pause'), { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Done' });
  });

  test('the rule builder: operators, And, and the rules in it', async () => {
    const page = await open();
    const form = await select(page, 'Pick');
    await form.getByLabel('Operator').selectOption('NumericLessThan');
    await shows(async () => ((await stateIn(page, 'Pick')())!['Choices'] as JsonObject[])[0], {
      Variable: '$.amount',
      NumericLessThan: 10,
      Next: 'Pause',
    });
    await form.getByLabel('Test', { exact: true }).selectOption('And');
    await form.getByRole('button', { name: 'Add to And' }).click();
    await shows(async () => ((await stateIn(page, 'Pick')())!['Choices'] as JsonObject[])[0], {
      And: [
        { Variable: '$.amount', NumericLessThan: 10 },
        { Variable: '$.value', IsPresent: true },
      ],
      Next: 'Pause',
    });
    await form.getByRole('button', { name: 'Remove And 1' }).click();
    await form.getByRole('button', { name: 'Add rule' }).click();
    await shows(async () => ((await stateIn(page, 'Pick')())!['Choices'] as JsonObject[]).length, 2);
  });

  test('nested objects and JSON: the batcher of a Map, and an Assign in rows', async () => {
    const page = await open();
    const form = await select(page, 'Each');
    await form.locator('details').evaluateAll((all) => all.forEach((one) => ((one as any).open = true)));
    await form.getByRole('button', { name: 'Add ItemBatcher' }).click();
    await shows(async () => (await stateIn(page, 'Each')())!['ItemBatcher'], { MaxItemsPerBatch: 10 });
    await form.locator('details').evaluateAll((all) => all.forEach((one) => ((one as any).open = true)));
    await form.getByLabel('Add a variable').fill('count');
    await form.getByLabel('Add a variable').press('Enter');
    await shows(async () => (await stateIn(page, 'Each')())!['Assign'], { 'count.$': '$' });
    await form.getByLabel('Name of variable count').fill('1x');
    await form.getByLabel('Name of variable count').press('Tab');
    await form.getByText('1x is not a name of a variable: letters, digits and _, no digit first.').waitFor();
    await form
      .getByRole('group', { name: 'ItemSelector or Parameters' })
      .getByRole('combobox')
      .first()
      .selectOption('ItemSelector');
    const selector = form.locator('[data-field="ItemSelector"] textarea');
    await selector.fill('{"x.$": ');
    await selector.blur();
    await form.getByText(/^This is not JSON/).waitFor();
    expect(await stateIn(page, 'Each')()).not.toHaveProperty('ItemSelector');
    await selector.fill('{"x.$": "$$.Map.Item.Value"}');
    await selector.blur();
    await shows(async () => (await stateIn(page, 'Each')())!['ItemSelector'], { 'x.$': '$$.Map.Item.Value' });
  });

  test('unknown members are shown, and stay', async () => {
    const page = await open();
    const form = await select(page, 'Work');
    const others = form.getByRole('group', { name: 'Other members' });
    expect(await others.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('"kept"');
    await form.locator('[data-field="FunctionName"] input').fill('ship');
    await form.locator('[data-field="FunctionName"] input').press('Enter');
    await shows(async () => (await stateIn(page, 'Work')())!['Parameters'], { FunctionName: 'ship', 'Payload.$': '$' });
    expect((await stateIn(page, 'Work')())!['Note']).toBe('kept');
  });

  test('functions of the server are suggested, and required parameters are marked', async () => {
    const page = await open();
    const form = await select(page, 'Work');
    await shows(
      () =>
        form.locator('[data-field="FunctionName"] option').evaluateAll((all) => all.map((one) => (one as any).value)),
      expect.arrayContaining(['charge', 'ship', 'refund']),
    );
    await form.locator('[data-field="Resource"] input').fill('arn:aws:states:::sqs:sendMessage');
    await form.locator('[data-field="Resource"] input').press('Enter');
    await form.getByText('Missing:').waitFor();
    await form.getByRole('button', { name: 'Add QueueUrl' }).click();
    await form.locator('[data-field="QueueUrl"] input').fill('https://sqs.us-east-1.amazonaws.com/1/q');
    await form.locator('[data-field="QueueUrl"] input').press('Enter');
    await shows(
      async () => ((await stateIn(page, 'Work')())!['Parameters'] as JsonObject)['QueueUrl'],
      'https://sqs.us-east-1.amazonaws.com/1/q',
    );
  });

  test('an expression is completed from the sample, and shows its value', async () => {
    const page = await open();
    const form = await select(page, 'Work');
    await form.getByLabel('Input of the state').fill('{"order": {"id": 7, "total": 3}}');
    const payload = form.locator('[data-field="Payload.$"] textarea');
    await payload.fill('$.order.');
    await shows(() => form.getByRole('option').locator('code').allTextContents(), ['id', 'total']);
    await payload.press('ArrowDown');
    await payload.press('Enter');
    expect(await payload.inputValue()).toBe('$.order.total');
    await form.getByText('= 3').waitFor();
    await payload.fill('$.order.missing');
    await form.getByText(/could not be found in the input/).waitFor();
  });

  test('a problem sits on its state, and a fix mends it', async () => {
    const page = await open({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'Shipp' }, Ship: { Type: 'Succeed' } },
    });
    const form = await select(page, 'A');
    await form.getByRole('list', { name: 'Problems' }).getByText("Missing 'Next' target: Shipp").waitFor();
    await form.getByRole('button', { name: 'Lead to Ship' }).click();
    await shows(stateIn(page, 'A'), { Type: 'Pass', Next: 'Ship' });
    await shows(() => form.getByRole('list', { name: 'Problems' }).count(), 0);
  });

  test('one state is tested alone, with a result for its task', async () => {
    const { Note: _note, ...work } = worker.States.Work;
    // What is wrong elsewhere does not matter.
    const page = await open({
      ...worker,
      States: { ...worker.States, Work: work, Done: { Type: 'Succeed', Next: 'X' } },
    });
    const form = await select(page, 'Work');
    await form.getByLabel('Input of the state').fill('{"order": "o-1"}');
    await form.getByLabel(/^Result of its work/).fill('{"Payload": {"chargeId": "c-9"}, "StatusCode": 200}');
    await form.getByRole('button', { name: 'Test this state' }).click();
    const result = form.getByRole('region', { name: 'Result of the test' });
    await result.getByText('SUCCEEDED').waitFor();
    await result.getByText('next: Pick').waitFor();
    expect(JSON.parse((await result.getByLabel('Output of the test', { exact: true }).textContent())!)).toEqual({
      Payload: { chargeId: 'c-9' },
      StatusCode: 200,
    });
  });

  test('a run begins at any state and shows what each state got and gave', async () => {
    const { Note: _note, ...work } = worker.States.Work;
    const page = await open({ ...worker, States: { ...worker.States, Work: work } });
    await page.getByRole('tab', { name: 'Run it with mocks' }).click();
    await page.getByLabel('From', { exact: true }).selectOption('Each');
    await page.getByRole('textbox', { name: 'Input' }).last().fill('{"list": [1, 2]}');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByRole('region', { name: 'Result', exact: true })
      .getByText(/states, /)
      .waitFor();
    const form = await select(page, 'Each');
    const last = form.getByRole('region', { name: 'In the last run' });
    await shows(
      async () => JSON.parse((await last.getByLabel('Output in the last run', { exact: true }).textContent())!),
      [1, 2],
    );
    expect(JSON.parse(await form.getByLabel('Input of the state').inputValue())).toEqual({ list: [1, 2] });
  });

  test('converts a machine to JSONata after showing what differs', async () => {
    const page = await open({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Parameters: { 'x.$': '$.a' }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'x.$': '$..a' }, End: true },
      },
    });
    await page.getByRole('button', { name: 'Convert to JSONata' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 state is converted: A.').waitFor();
    await dialog
      .getByRole('region', { name: 'Left in JSONPath' })
      .getByText(/\$\.\.a gives a list/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
    await shows(async () => (await definitionOf(page)).States, {
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { x: '{% $states.input.a %}' }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'x.$': '$..a' }, End: true },
    });
  });

  test.each(['Work', 'Pick', 'Pause', 'Each', 'Done'])('the form of %s has no fault of access', async (name) => {
    const page = await open();
    const form = await select(page, name);
    await form.locator('details').evaluateAll((all) => all.forEach((one) => ((one as any).open = true)));
    expect(await faultsInBothThemes(page)).toEqual(clean);
  });
});
