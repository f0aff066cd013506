import { states } from '../../src/services/states';

test('a failed child is told without output and redrive reason, its input as text, members by name', () => {
  const described = {
    Status: 'ABORTED',
    Input: { a: 1 },
    Output: {},
    OutputDetails: { Included: true },
    RedriveStatusReason: 'none',
    RedriveStatus: 'REDRIVABLE',
    Cause: 'because',
  };
  const cause = states.actions['startExecution']!.job!.cause!(described);
  expect(JSON.stringify(cause)).toBe(
    '{"Cause":"because","Input":"{\\"a\\":1}","RedriveStatus":"REDRIVABLE","Status":"ABORTED"}',
  );
});
