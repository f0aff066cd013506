import { inBrowser, shows, useConsole } from '../../../../console/support/browser';
import { openForm, selectState, worker } from '../../../../console/support/designerForms';

inBrowser('TryIt', () => {
  const bench = useConsole();

  test('a run begins at any state and shows what each state got and gave', async () => {
    const { Note: _note, ...work } = worker.States.Work;
    const page = await openForm(bench, { ...worker, States: { ...worker.States, Work: work } });
    await page.getByRole('tab', { name: 'Run it with mocks' }).click();
    await page.getByLabel('From', { exact: true }).selectOption('Each');
    await page.getByRole('textbox', { name: 'Input' }).last().fill('{"list": [1, 2]}');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByRole('region', { name: 'Result', exact: true })
      .getByText(/states, /)
      .waitFor();
    const form = await selectState(page, 'Each');
    const last = form.getByRole('region', { name: 'In the last run' });
    await shows(
      async () => JSON.parse((await last.getByLabel('Output in the last run', { exact: true }).textContent())!),
      [1, 2],
    );
    expect(JSON.parse(await form.getByLabel('Input of the state').inputValue())).toEqual({ list: [1, 2] });
  });
});
