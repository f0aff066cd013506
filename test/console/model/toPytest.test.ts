import { recordedForPytest } from '../support/recordedForPytest';

test('has mocks, input, status, error and path as Python writes them', async () => {
  const written = await recordedForPytest('order', { id: 'declined-1', amount: 90, gift: true, note: 'null "true"' });
  expect(written.split('\n').slice(1)).toEqual([
    'def test_order_fails_as_it_was_recorded(sfn):',
    expect.stringMatching(/^ {4}sfn\.mock\(state="Charge", answers=\[\{"throws": "Card\.Declined", "cause": "\{/),
    expect.stringMatching(
      /run = sfn\.run\(sfn\.deploy\("order"\), \{"id":"declined-1","amount":90,"gift":True,"note":"null \\"true\\""\}\)$/,
    ),
    '    assert run["status"] == "FAILED"',
    '    assert run["error"] == "Order.NotShipped"',
    '    assert run["path"] == ["Check amount","Charge","Tell the customer","Not shipped"]',
    '',
  ]);
});

test('writes repeated answers once, and lets the last one continue', async () => {
  const written = await recordedForPytest('order', { id: 'busy-1', amount: 250 });
  expect(written).toMatch(/answers=\[\{"throws": "Card\.Busy", "cause": ".*", "times": 2\}, \{"returns": \{/);
  expect(written).toContain('    assert run["output"] == {"id":"busy-1","amount":250,');
});
