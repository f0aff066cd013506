import { errorMatches, isFatal } from '../../../../src/engine/interpreter/retry/errorMatches';

test.each<[string[], string | undefined, string | undefined, boolean]>([
  [['Boom'], 'Boom', undefined, true],
  [['Boom'], 'Other', undefined, false],
  [['A', 'B'], 'B', undefined, true],
  [['States.ALL'], 'Boom', undefined, true],
  [['States.ALL'], 'States.Timeout', undefined, true],
  [['States.ALL'], undefined, undefined, true],
  [['States.TaskFailed'], 'Boom', undefined, true],
  [['States.TaskFailed'], 'Lambda.Unknown', undefined, true],
  [['States.TaskFailed'], 'States.Timeout', undefined, false],
  [['States.HeartbeatTimeout'], 'States.Timeout', 'States.HeartbeatTimeout', true],
  [['States.HeartbeatTimeout'], 'States.Timeout', undefined, false],
  [['Lambda.Unknown'], 'Exception', undefined, false],
])('%j takes %p (%p): %p', (names, error, alias, expected) => {
  expect(errorMatches(names, { error, alias })).toBe(expected);
});

test('only States.Runtime is beyond Retry and Catch', () => {
  expect(['States.Runtime', 'States.DataLimitExceeded', undefined].map((error) => isFatal({ error }))).toEqual([
    true,
    false,
    false,
  ]);
});
