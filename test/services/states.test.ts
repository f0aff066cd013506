import { states } from '../../src/services/states';

test('the failure of a child has no output and no redrive reason, its input as a string, members by name', () => {
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
