import { block, diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';

const wait = { Type: 'Wait', ...end };
const map = { Type: 'Map', ItemProcessor: block('P'), ...end };
const jsonata = { machine: { QueryLanguage: 'JSONata' } };

describe('numbers', () => {
  test.each([
    [{ ...wait, Seconds: -1 }, 'Minimum value is 0', 'Seconds'],
    [{ ...wait, Seconds: 100_000_000 }, 'Maximum value is 99999999', 'Seconds'],
    [{ ...wait, Seconds: 1.5 }, 'Expected value of type Integer', 'Seconds'],
    [{ ...wait, Seconds: '10' }, 'Expected value of type Integer', 'Seconds'],
    [{ ...wait, Seconds: null }, 'Expected value of type Integer', 'Seconds'],
    [{ ...lambda, TimeoutSeconds: 0 }, 'Minimum value is 1', 'TimeoutSeconds'],
    [{ ...lambda, HeartbeatSeconds: 0, TimeoutSeconds: 9 }, 'Minimum value is 1', 'HeartbeatSeconds'],
    [{ ...map, MaxConcurrency: -1 }, 'Minimum value is 0', 'MaxConcurrency'],
    [{ ...map, ToleratedFailurePercentage: 100.5 }, 'Maximum value is 100', 'ToleratedFailurePercentage'],
    [{ ...map, ToleratedFailurePercentage: '5' }, 'Expected value of type [NUMBER]', 'ToleratedFailurePercentage'],
  ])('%j: %s', (state, message, field) => {
    expect(diagnoseState(state)).toEqual([fault(message, `/States/S/${field}`)]);
  });

  test('of a retrier', () => {
    const retrier = { ErrorEquals: ['A'], MaxAttempts: -1, BackoffRate: 0.5, MaxDelaySeconds: 31_622_401 };
    expect(diagnoseState({ ...lambda, Retry: [retrier] })).toEqual([
      fault('Minimum value is 0', '/States/S/Retry[0]/MaxAttempts'),
      fault('Minimum value is 1', '/States/S/Retry[0]/BackoffRate'),
      fault('Maximum value is 31622400', '/States/S/Retry[0]/MaxDelaySeconds'),
    ]);
  });

  test('AWS accepts an IntervalSeconds and a time limit of the machine of 0, and any large MaxConcurrency', () => {
    expect(diagnoseState({ ...lambda, Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 0 }] })).toEqual([]);
    expect(diagnoseState(pass, { machine: { TimeoutSeconds: 0 } })).toEqual([]);
    expect(diagnoseState({ ...map, MaxConcurrency: Number.MAX_SAFE_INTEGER })).toEqual([]);
  });

  test('may be expressions in JSONata, in JSONPath not', () => {
    expect(diagnoseState({ ...wait, Seconds: '{% 5 %}' }, jsonata)).toEqual([]);
    expect(diagnoseState({ ...wait, Seconds: '{% 5 %}' })).toEqual([
      fault('Expected value of type Integer', '/States/S/Seconds'),
    ]);
    expect(diagnoseState({ ...wait, Seconds: '5' }, jsonata)).toEqual([
      fault('JSONata string must start with {% and end with %}', '/States/S/Seconds'),
    ]);
  });
});

describe('words', () => {
  test.each([
    [{ ...pass, Comment: 5 }, 'Expected value of type [STRING]', '/States/S/Comment'],
    [
      { ...lambda, Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'SOME' }] },
      'Value should be one of the following: [NONE, FULL]',
      '/States/S/Retry[0]/JitterStrategy',
    ],
    [{ ...lambda, Retry: [{ ErrorEquals: [] }] }, 'Value cannot be empty', '/States/S/Retry[0]/ErrorEquals'],
    [
      { ...lambda, Retry: [{ ErrorEquals: ['A', 5] }] },
      'Expected value of type [STRING]',
      '/States/S/Retry[0]/ErrorEquals[1]',
    ],
    [{ ...lambda, Retry: {} }, 'Expected value of type [ARRAY]', '/States/S/Retry'],
    [{ Type: 'Parallel', Branches: [], ...end }, 'Value cannot be empty', '/States/S/Branches'],
    [{ ...pass, Assign: [] }, 'Expected value of type [OBJECT]', '/States/S/Assign'],
    [{ ...pass, InputPath: 5 }, 'Expected value of type [STRING]', '/States/S/InputPath'],
    [{ ...lambda, Credentials: null }, 'Expected value of type [OBJECT]', '/States/S/Credentials'],
    [
      { ...map, ItemProcessor: { ...block('P'), ProcessorConfig: { Mode: 'BOTH' } } },
      "The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]",
      '/States/S/ItemProcessor/ProcessorConfig/Mode',
    ],
  ])('%j', (state, message, location) => {
    expect(diagnoseState(state)).toEqual([fault(message, location)]);
  });

  test('an End that is not a boolean ends nothing', () => {
    expect(diagnoseState({ ...pass, End: 'yes' })).toEqual([
      fault('Expected value of type [BOOLEAN]', '/States/S/End'),
      fault('Workflow has no terminal state', undefined, 'MISSING_END_STATE'),
    ]);
  });

  test('of the machine', () => {
    expect(diagnoseState(pass, { machine: { Version: '2.0' } })).toEqual([
      fault('Value should be one of the following: [1.0]', '/Version'),
    ]);
    expect(diagnose({ StartAt: 5, States: { A: pass } })).toEqual([
      fault('Expected value of type [STRING]', '/StartAt'),
    ]);
    expect(diagnose({ StartAt: 'A', States: [] })).toEqual([fault('Expected value of type [OBJECT]', '/States')]);
  });

  test('null means no path where that makes sense', () => {
    expect(diagnoseState({ ...pass, InputPath: null, OutputPath: null, ResultPath: null })).toEqual([]);
    expect(diagnoseState({ ...map, ItemsPath: null })).toEqual([
      fault('Expected value of type [STRING]', '/States/S/ItemsPath'),
    ]);
  });
});

describe('times', () => {
  test.each(['2016-12-05T21:29:29Z', '2016-12-05T21:29:29.123456789Z', '2016-12-05T21:29:29+01:00'])(
    '%s',
    (Timestamp) => {
      expect(diagnoseState({ ...wait, Timestamp })).toEqual([]);
    },
  );

  test.each([
    '2016-13-05T21:29:29Z',
    '2016-12-05T25:29:29Z',
    '2016-12-05 21:29:29Z',
    '2016-12-05T21:29:29',
    '05-12-2016T21:29:29Z',
    '{% $now() %}',
  ])('%s is not a time', (Timestamp) => {
    expect(diagnoseState({ ...wait, Timestamp })).toEqual([
      fault('String does not match RFC3339 timestamp', '/States/S/Timestamp'),
    ]);
  });
});

test('a Condition is true, false or an expression', () => {
  const choice = (Condition: unknown): object => ({
    Type: 'Choice',
    Choices: [{ Condition, Next: 'E' }],
    Default: 'E',
  });
  const others = { E: pass };
  for (const condition of [true, false, '{% $states.input.a > 1 %}']) {
    expect(diagnoseState(choice(condition), { others, ...jsonata })).toEqual([]);
  }
  expect(diagnoseState(choice('true'), { others, ...jsonata })).toEqual([
    fault('JSONata string must start with {% and end with %}', '/States/S/Choices[0]/Condition'),
  ]);
  expect(diagnoseState(choice(1), { others, ...jsonata })).toEqual([
    fault('Expected value of type [STRING, BOOLEAN]', '/States/S/Choices[0]/Condition'),
  ]);
});
