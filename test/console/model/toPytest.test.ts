import { recordedForPytest } from '../support/recordedForPytest';

test('has mocks, input, status, error and path as Python writes them', async () => {
  const written = await recordedForPytest('order', { id: 'declined-1', amount: 90, gift: true, note: 'null "true"' });
  expect(written.split('\n')).toEqual([
    '# pip install pytest-stepmill',
    'def test_order_fails_as_it_was_recorded(sfn):',
    '    # The file that you deploy.',
    '    machine = sfn.machine("order.asl.json")',
    expect.stringMatching(/^ {4}machine\.mock\("Charge"\)\.throws\("Card\.Declined", "\{.*"\)$/),
    '',
    '    run = machine.run({"id":"declined-1","amount":90,"gift":True,"note":"null \\"true\\""})',
    '',
    '    assert run.status == "FAILED"',
    '    assert run.error == "Order.NotShipped"',
    '    assert run.path == ["Check amount","Charge","Tell the customer","Not shipped"]',
    '',
  ]);
});

test('writes repeated answers once, and lets the last one continue', async () => {
  const written = await recordedForPytest('order', { id: 'busy-1', amount: 250 });
  expect(written).toMatch(/mock\("Charge"\)\.throws\("Card\.Busy", ".*", times=2\)\.returns\(\{/);
  expect(written).toContain('    assert run.output == {"id":"busy-1","amount":250,');
});
