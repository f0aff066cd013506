import {
  answered,
  count,
  described,
  flag,
  given,
  json,
  list,
  named,
  number,
  text,
  word,
  yes,
  type Schema,
} from './Schema';

const duration: Schema = {
  'x-must-be': "seconds (2), or a string with a unit ('2s', '500ms', '3m', '1h', '30d')",
  anyOf: [number, text],
};
/** Names are not empty. */
const name: Schema = { type: 'string', minLength: 1 };
const positive: Schema = { type: 'integer', minimum: 1 };

/** An answer has exactly one of these, or `beats` alone. */
export const answerKinds = [
  'returns',
  'succeeds',
  'throws',
  'fails',
  'answersLike',
  'timesOut',
  'succeedsToken',
  'failsToken',
  'leavesTokenOpen',
] as const;

const answerMembers: Readonly<Record<string, Schema>> = {
  returns: described(json, 'The task succeeds with this value.'),
  succeeds: described(yes, "The task succeeds with the service's ordinary response."),
  throws: described(text, 'The task fails with exactly this error.'),
  fails: described(text, 'The called service fails in its own way, with this error type or exception.'),
  answersLike: described(text, 'A ready-made answer by name: `lambda/throttled`.'),
  timesOut: described(yes, 'There is no answer: its timeout or heartbeat ends the task.'),
  succeedsToken: described(json, "The task's token is sent back with this output."),
  failsToken: described(text, "The task's token is sent back with this error."),
  leavesTokenOpen: described(yes, 'The call gets its response; the test uses its token.'),
  cause: described(json, 'With `throws` and `failsToken`: a string, or a value that is written as JSON.'),
  phase: described(word('schedule', 'start', 'submit'), 'With `throws`: the event of the failure.'),
  message: described(text, 'With `fails`.'),
  statusCode: described({ type: 'integer' }, 'With `fails`.'),
  modelled: described(flag, 'With `fails`: whether the exception is one of the API.'),
  beats: described(
    given({ every: duration, times: positive }, ['every', 'times']),
    "Heartbeats with the task's token, before the token's end or before silence.",
  ),
  times: described(positive, 'How often the answer is given. Default: once, and the last one forever.'),
  after: described(
    duration,
    'The delay of the answer, on the clock of the emulator; for a token, the time after the submission or the last heartbeat.',
  ),
  submitting: described(json, 'The response to a `.sync` or `.waitForTaskToken` task on submission.'),
};

/** A mock has exactly one of these. */
export const targetKinds = [
  'state',
  'lambda',
  'sqs',
  'sns',
  'eventBus',
  'activity',
  'stateMachine',
  'service',
  'resource',
] as const;

const targets: Readonly<Record<string, Schema>> = {
  state: described(name, "The Task, Map or Parallel state of this name. Values are the task's result, unchanged."),
  lambda: described(name, 'A Lambda function, by name or ARN. Values are what the function returns.'),
  sqs: described(name, 'Messages to a queue, by name, URL or ARN.'),
  sns: described(name, 'Messages to a topic, by name or ARN.'),
  eventBus: described(name, 'Events put to a bus, by name or ARN.'),
  activity: described(name, 'An activity, by name or ARN.'),
  stateMachine: described(name, "Nested executions of a state machine, by name or ARN. Values are the child's output."),
  service: described(name, '`dynamodb`, `aws-sdk:s3`, `dynamodb:getItem`.'),
  resource: described(name, 'Tasks with exactly this `Resource`.'),
};

const conditions: Readonly<Record<string, Schema>> = {
  action: described(text, 'With `service`: one of its actions.'),
  when: described(json, 'Only calls whose input has this part; other members are ignored.'),
  forItem: described(count, 'Only in the Map iteration with this index, from 0.'),
  map: described(text, 'With `forItem`: of this Map, instead of the innermost one.'),
  onAttempt: described(count, 'Only on this attempt of the task, from 0: 1 is the first retry.'),
  inTestCase: described(text, 'Only in executions that were started with this test case.'),
  inStateMachine: described(text, 'Only in executions of this state machine, by name or ARN.'),
};

export const mockSchemas: Readonly<Record<string, Schema>> = {
  Answer: {
    ...given(answerMembers),
    description: 'One answer of a mock: exactly one of these, or `beats` alone.',
  },
  Mock: {
    ...given({
      ...targets,
      ...conditions,
      ...answerMembers,
      answers: described({ type: 'array', items: named('Answer'), minItems: 1 }, 'In sequence.'),
      perExecution: described(yes, 'The sequence restarts in every execution.'),
      validated: described(
        word('STRICT', 'PRESENT', 'NONE'),
        "How strictly answers are compared with the service's API.",
      ),
      stays: described(yes, 'Whether it survives a reset.'),
    }),
    description: 'Which calls it matches, and how they are answered: one answer directly, or `answers`.',
    oneOf: targetKinds.map((name) => ({ required: [name] })),
    dependentRequired: { action: ['service'], map: ['forItem'] },
    examples: [
      { state: 'Ship', answers: [{ throws: 'Shipping.Down', times: 2 }, { returns: { parcel: 'p-1' } }] },
      { lambda: 'charge', when: { amount: 10 }, returns: { chargeId: 'c-1' } },
    ],
  },
  MockList: given({ mocks: { type: 'array', items: named('Mock') } }, ['mocks']),
  GivenMock: answered({
    id: text,
    mock: named('Mock'),
    description: described(text, 'In words.'),
    answered: described(count, 'How many calls it has answered.'),
    outstanding: described(list(text), 'Answers that have not all been given.'),
    exhausted: described(flag, 'Whether it has no answer left.'),
    'unused?': described(text, 'Why it has answered nothing.'),
  }),
  UnusedMock: answered({
    'id?': text,
    description: text,
    why: text,
    'stays?': described(flag, 'It is for more than one test: a reset does not report it.'),
  }),
};
