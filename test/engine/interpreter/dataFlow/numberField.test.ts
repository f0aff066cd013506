import { createService } from '../../../../src/emulator/service/createService';
import type { Json } from '../../../../src/util/json';

/** How a machine of one state ends: its status, and the cause without the words around it. */
function outcomeOf(state: object, input: Json): string {
  const service = createService({ time: 'skip', handlers: { f: () => 1 } });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'm',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: JSON.stringify({ StartAt: 'S', States: { S: { ...state, End: true } } }),
  }) as { stateMachineArn: string };
  const execution = service.call('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
  const { status, error, cause } = service.call('DescribeExecution', execution) as Record<string, string | undefined>;
  service.close();
  if (cause === undefined) return String(status);
  return `${error}: ${cause.replace("An error occurred while executing the state 'S' (entered at the event id #2). ", '')}`;
}

const processor = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const map = (fields: object): object => ({ Type: 'Map', ItemProcessor: processor, ...fields });
const task = (fields: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
  ...fields,
});
const jsonata = (state: object): object => ({ QueryLanguage: 'JSONata', ...state });

describe('a number that an expression gives', () => {
  test.each<[string, object, Json, string]>([
    ['MaxConcurrency', map({ Items: [1, 2] }), 0, 'SUCCEEDED'],
    ['MaxConcurrency', map({ Items: [1, 2] }), 1e6, 'SUCCEEDED'],
    [
      'MaxConcurrency',
      map({ Items: [1, 2] }),
      -1,
      "States.Runtime: Expected non-negative integer for MaxConcurrency, got '-1' instead.",
    ],
    [
      'MaxConcurrency',
      map({ Items: [1, 2] }),
      1.5,
      'States.QueryEvaluationError: The MaxConcurrency field cannot be parsed as an integer: 1.5',
    ],
    [
      'MaxConcurrency',
      map({ Items: [1, 2] }),
      1e300,
      'States.QueryEvaluationError: The MaxConcurrency field must be a non-negative integer but was: 1e+300',
    ],
    ['ToleratedFailureCount', map({ Items: [1] }), 3, 'SUCCEEDED'],
    ['ToleratedFailureCount', map({ Items: [1] }), -1, 'States.Runtime: ToleratedFailureCount cannot be negative.'],
    [
      'ToleratedFailureCount',
      map({ Items: [1] }),
      1.5,
      'States.QueryEvaluationError: The ToleratedFailureCount field cannot be parsed as an integer: 1.5',
    ],
    ['ToleratedFailurePercentage', map({ Items: [1] }), 99.5, 'SUCCEEDED'],
    ...[-1.1, 100.1].map((value): [string, object, Json, string] => [
      'ToleratedFailurePercentage',
      map({ Items: [1] }),
      value,
      'States.Runtime: ToleratedFailurePercentage must be between 0 and 100.',
    ]),
    ['TimeoutSeconds', task({}), 5, 'SUCCEEDED'],
    ...[-1, -3, 1e9].map((value): [string, object, Json, string] => [
      'TimeoutSeconds',
      task({}),
      value,
      `States.QueryEvaluationError: TimeoutSeconds must be between 0 and 99999999 but was: ${value}`,
    ]),
    [
      'TimeoutSeconds',
      task({}),
      1.6,
      'States.QueryEvaluationError: The TimeoutSeconds field cannot be parsed as an integer: 1.6',
    ],
    [
      'HeartbeatSeconds',
      task({}),
      0,
      'States.QueryEvaluationError: The HeartbeatSeconds field must be a positive integer of at most 99999999 but was: 0',
    ],
    [
      'HeartbeatSeconds',
      task({ TimeoutSeconds: 5 }),
      5,
      'States.Runtime: HeartbeatSeconds (5) must be smaller than TimeoutSeconds (5)',
    ],
  ])('%s of %j with %j: %s', (field, state, value, outcome) => {
    expect(outcomeOf(jsonata({ ...state, [field]: '{% $states.input.n %}' }), { n: value })).toBe(outcome);
  });
});

describe('a number that a path gives', () => {
  const items = [1, 2];
  test.each<[string, object, Json, string]>([
    ['MaxConcurrency', map({ ItemsPath: '$.items' }), '1', 'SUCCEEDED'],
    ...([1.5, 'x', null, 99_999_999_999, -99_999_999_999] as const).map((value): [string, object, Json, string] => [
      'MaxConcurrency',
      map({ ItemsPath: '$.items' }),
      value,
      `States.Runtime: The MaxConcurrencyPath field refers to value "${value}" which is not a valid integer: $.n`,
    ]),
    [
      'MaxConcurrency',
      map({ ItemsPath: '$.items' }),
      '-1',
      "States.Runtime: Expected non-negative integer for MaxConcurrency, got '-1' instead.",
    ],
    [
      'ToleratedFailureCount',
      map({ ItemsPath: '$.items' }),
      99_999_999_999,
      'States.Runtime: The ToleratedFailureCountPath field refers to value "99999999999" which is not a valid integer: $.n',
    ],
    ['ToleratedFailurePercentage', map({ ItemsPath: '$.items' }), '15.5', 'SUCCEEDED'],
    [
      'ToleratedFailurePercentage',
      map({ ItemsPath: '$.items' }),
      'NoNumber',
      'States.Runtime: The ToleratedFailurePercentagePath field refers to value "NoNumber" which is not a valid float: $.n',
    ],
    [
      'ToleratedFailurePercentage',
      map({ ItemsPath: '$.items' }),
      100.1,
      'States.Runtime: ToleratedFailurePercentage must be between 0 and 100.',
    ],
    [
      'ToleratedFailureCount',
      map({ ItemsPath: '$.items' }),
      -1,
      'States.Runtime: ToleratedFailureCount cannot be negative.',
    ],
    ['TimeoutSeconds', task({}), 5, 'SUCCEEDED'],
    ...([0, 1.5, true, [5]] as const).map((value): [string, object, Json, string] => [
      'TimeoutSeconds',
      task({}),
      value as Json,
      `States.Runtime: The TimeoutSecondsPath parameter does not reference a positive integer of at most 99999999: $.n == ${JSON.stringify(value)}`,
    ]),
  ])('%sPath of %j to %j: %s', (field, state, value, outcome) => {
    expect(outcomeOf({ ...state, [`${field}Path`]: '$.n' }, { n: value, items })).toBe(outcome);
  });
});

describe('an expression in an object of a Map is named with the way to it', () => {
  const distributed = { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const reader = (MaxItems: string): object => ({
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItems },
      Arguments: { Bucket: 'b', Key: 'k' },
    },
  });
  test.each([
    [reader("{% 'x' %}"), 'ItemReader/ReaderConfig/MaxItems'],
    [{ Items: [1], ItemBatcher: { MaxItemsPerBatch: "{% 'x' %}" } }, 'ItemBatcher/MaxItemsPerBatch'],
  ])('%j', (fields, where) => {
    expect(outcomeOf(jsonata(map({ ItemProcessor: distributed, ...fields })), {})).toBe(
      `States.QueryEvaluationError: The JSONata expression ''x'' specified for the field '${where}' ` +
        `returned an unexpected result type. Expected 'number', but was 'string' for value: "x"`,
    );
  });
});
