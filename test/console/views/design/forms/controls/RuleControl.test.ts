import type { JsonObject } from '../../../../../../src/util/json';
import { inBrowser, shows, useConsole } from '../../../../../console/support/browser';
import { openForm, selectState, stateIn } from '../../../../../console/support/designerForms';

inBrowser('RuleControl', () => {
  const bench = useConsole();

  test('the rule builder: operators, And, and the rules in it', async () => {
    const page = await openForm(bench);
    const form = await selectState(page, 'Pick');
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
});
