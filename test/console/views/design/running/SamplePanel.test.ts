import { inBrowser, useConsole } from '../../../../console/support/browser';
import { openForm, selectState, worker } from '../../../../console/support/designerForms';

inBrowser('SamplePanel', () => {
  const bench = useConsole();

  test('one state is tested alone, with a result for its task', async () => {
    const { Note: _note, ...work } = worker.States.Work;
    // What is wrong elsewhere does not matter.
    const page = await openForm(bench, {
      ...worker,
      States: { ...worker.States, Work: work, Done: { Type: 'Succeed', Next: 'X' } },
    });
    const form = await selectState(page, 'Work');
    await form.getByLabel('Input of the state').fill('{"order": "o-1"}');
    await form.getByLabel(/^Result of its work/).fill('{"Payload": {"chargeId": "c-9"}, "StatusCode": 200}');
    // The panel leaves out what is wrong elsewhere once the service has found it.
    await page.locator('.finding.error').first().waitFor();
    await form.getByRole('button', { name: 'Test this state' }).click();
    const result = form.getByRole('region', { name: 'Result of the test' });
    await result.getByText('SUCCEEDED').waitFor();
    await result.getByText('next: Pick').waitFor();
    expect(JSON.parse((await result.getByLabel('Output of the test', { exact: true }).textContent())!)).toEqual({
      Payload: { chargeId: 'c-9' },
      StatusCode: 200,
    });
  });
});
