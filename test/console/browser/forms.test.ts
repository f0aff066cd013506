import type { JsonObject } from '../../../src/util/json';
import { clean, faultsInBothThemes } from '../support/axe';
import { inBrowser, shows, useConsole } from '../support/browser';
import { definitionOf, openForm, selectState, stateIn, worker } from '../support/designerForms';

inBrowser('the forms of the designer', () => {
  const bench = useConsole();

  test('text, number and enum: by keyboard, one step of undo each, and what is wrong is not written', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
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
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
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

  test('what is typed key by key is written once, when the author leaves the field or presses Enter', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
    const keys = async (label: string, text: string, end: string): Promise<void> => {
      await form.locator('input').and(form.getByLabel(label)).click();
      await page.keyboard.press('End');
      await page.keyboard.type(text, { delay: 5 });
      await page.keyboard.press(end);
    };
    const retrier = async (): Promise<unknown> => (await stateIn(page, 'Work')())!['Retry'];
    await keys('Add to ErrorEquals', 'Card.Declined', 'Enter');
    await shows(retrier, [{ ErrorEquals: ['Card.Busy', 'Card.Declined'], MaxAttempts: 2 }]);
    await keys('ErrorEquals 1', 'Now', 'Tab');
    await shows(retrier, [{ ErrorEquals: ['Card.BusyNow', 'Card.Declined'], MaxAttempts: 2 }]);
    await keys('MaxAttempts', '50', 'Tab');
    await shows(retrier, [{ ErrorEquals: ['Card.BusyNow', 'Card.Declined'], MaxAttempts: 250 }]);
    await keys('FunctionName', '-card', 'Tab');
    await shows(
      async () => ((await stateIn(page, 'Work')())!['Parameters'] as JsonObject)['FunctionName'],
      'charge-card',
    );
    for (let step = 0; step < 4; step++) await page.getByRole('button', { name: /^Undo: / }).click();
    await shows(stateIn(page, 'Work'), worker.States.Work);
    await shows(() => page.getByRole('button', { name: /^Undo: / }).getAttribute('aria-label'), 'Undo: Typing');
  });

  test('undo belongs to the field while it has text that is not in the definition', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
    await form.getByRole('button', { name: 'Add retrier' }).click();
    await shows(async () => ((await stateIn(page, 'Work')())!['Retry'] as object[]).length, 2);
    const name = form.getByRole('listitem', { name: 'Retrier 1' }).getByLabel('ErrorEquals 1');
    await name.click();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.keyboard.press('Control+z');
    await shows(() => name.inputValue(), 'Card.Busy');
    expect(((await stateIn(page, 'Work')())!['Retry'] as object[]).length).toBe(2);
    await page.keyboard.press('Control+z');
    await shows(async () => ((await stateIn(page, 'Work')())!['Retry'] as object[]).length, 1);
  });

  test.each(['.react-flow__pane', '[data-state="Done"]'])(
    'what is typed is kept when the author clicks %s',
    async (place) => {
      const page = await openForm(bench);
      const form = await selectState(page, 'Pause');
      await form.locator('details').evaluateAll((all) => all.forEach((one) => ((one as any).open = true)));
      await form.getByLabel('Comment').click();
      await page.keyboard.type('a while');
      await page.locator(place).click({ position: { x: 8, y: 8 } });
      await shows(async () => (await stateIn(page, 'Pause')())!['Comment'], 'a while');
    },
  );

  test('a state is chosen, and fields that exclude each other replace each other in one step', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Pause');
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

  test('nested objects and JSON: the batcher of a Map, and an Assign in rows', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Each');
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
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
    const others = form.getByRole('group', { name: 'Other members' });
    expect(await others.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('"kept"');
    await form.locator('[data-field="FunctionName"] input').fill('ship');
    await form.locator('[data-field="FunctionName"] input').press('Enter');
    await shows(async () => (await stateIn(page, 'Work')())!['Parameters'], { FunctionName: 'ship', 'Payload.$': '$' });
    expect((await stateIn(page, 'Work')())!['Note']).toBe('kept');
  });

  test('a value of another kind is shown as it is, and not replaced', async () => {
    const page = await openForm(bench, {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: 'x', Retry: { ErrorEquals: 'E' }, End: 'true' } },
    });
    const form = await selectState(page, 'A');
    expect(JSON.parse(await form.locator('[data-field="Retry"] textarea').inputValue())).toEqual({ ErrorEquals: 'E' });
    expect(await form.locator('[data-field="End"] textarea').inputValue()).toBe('"true"');
    await form.locator('[data-field="End"] textarea').fill('true');
    await form.locator('[data-field="End"] textarea').blur();
    await shows(async () => (await stateIn(page, 'A')())!['End'], true);
  });

  test('functions of the server are suggested, and required parameters are marked', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
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
    const page = await openForm(bench);
    const form = await selectState(page, 'Work');
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
    const page = await openForm(bench, {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'Shipp' }, Ship: { Type: 'Succeed' } },
    });
    const form = await selectState(page, 'A');
    await form.getByRole('list', { name: 'Problems' }).getByText("Missing 'Next' target: Shipp").waitFor();
    await form.getByRole('button', { name: 'Lead to Ship' }).click();
    await shows(stateIn(page, 'A'), { Type: 'Pass', Next: 'Ship' });
    await shows(() => form.getByRole('list', { name: 'Problems' }).count(), 0);
  });

  test('converts a machine to JSONata after showing what differs', async () => {
    const page = await openForm(bench, {
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
    const page = await openForm(bench);
    const form = await selectState(page, name);
    await form.locator('details').evaluateAll((all) => all.forEach((one) => ((one as any).open = true)));
    expect(await faultsInBothThemes(page)).toEqual(clean);
  });
});
