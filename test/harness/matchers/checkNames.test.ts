import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

const each = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
} as const;

/** Whatever a test of plain JavaScript might write. */
const anything = (value: unknown): never => value as never;

describe('a negated expectation does not hold because of a misspelt name', () => {
  test.each<[string, (run: Awaited<ReturnType<typeof order.run>>) => void, string]>([
    [
      'toHaveTakenPath',
      (run) => expect(run).not.toHaveTakenPath(anything(['Charge', 'Refnd'])),
      "The state machine has no state 'Refnd'. Did you mean 'Refund'?",
    ],
    [
      'toHaveTakenPathContaining',
      (run) => expect(run).not.toHaveTakenPathContaining(anything(['Refnd'])),
      "The state machine has no state 'Refnd'. Did you mean 'Refund'?",
    ],
    [
      'toHaveChosen',
      (run) => expect(run.state('IsLarge')).not.toHaveChosen(anything('Audt')),
      "The state machine has no state 'Audt'. Did you mean 'Audit'?",
    ],
    [
      'toHaveChosen with a rule',
      (run) => expect(run.state('IsLarge')).not.toHaveChosen('Audit', { rule: 2 }),
      "State 'IsLarge' has no rule 2, and no 'Default'. It has 2, counted from 0.",
    ],
    [
      'toHaveCalled',
      (run) => expect(run).not.toHaveCalled({ state: 'Shp' }),
      "The state machine has no state 'Shp'. Did you mean 'Ship'?",
    ],
    [
      'toHaveCalled of a service',
      (run) => expect(run).not.toHaveCalled('dynamodv:putItem'),
      "There is no service 'dynamodv'. Did you mean 'dynamodb'?",
    ],
    [
      'toHaveCalledInOrder of a service',
      () => expect(sfn).not.toHaveCalledInOrder(['lamda:invoke']),
      "There is no service 'lamda'. Did you mean 'lambda'?",
    ],
    [
      'toHaveHistory',
      (run) => expect(run).not.toHaveHistory([{ type: 'ExecutionStartd' }]),
      "There is no event 'ExecutionStartd'. Did you mean 'ExecutionStarted'?",
    ],
    [
      'toHaveHistoryContaining',
      (run) => expect(run).not.toHaveHistoryContaining(['TaskFaild']),
      "There is no event 'TaskFaild'. Did you mean 'TaskFailed'?",
    ],
    [
      'toHaveCalled of all runs',
      () => expect(sfn).not.toHaveCalled({ state: 'Shp' }),
      "The test has no state 'Shp'. Did you mean 'Ship'?",
    ],
    [
      'toHaveCalledInOrder',
      (run) => expect(run).not.toHaveCalledInOrder(['lambda:invoke', [{ state: 'Shp' }, {}]]),
      "The state machine has no state 'Shp'. Did you mean 'Ship'?",
    ],
    [
      'toHaveEntered',
      (run) => expect(run).not.toHaveEntered(anything('Refnd')),
      "The state machine has no state 'Refnd'. Did you mean 'Refund'?",
    ],
  ])('%s', async (_, expectation, text) => {
    order.mock('Charge').returns({});
    order.mock('Ship').returns({ Payload: 1 });
    const run = await order.run({});
    expect(failureOf(() => expectation(run))).toBe(text);
  });
});

describe('misspelt options and wrong counts', () => {
  test.each<[string, (run: Awaited<ReturnType<typeof order.run>>) => void, string]>([
    [
      'toHaveRetried',
      (run) => expect(run.state('Ship')).not.toHaveRetried(2, anything({ delay: ['1s'] })),
      "toHaveRetried(count, more) has no option 'delay'. Did you mean 'delays'?",
    ],
    [
      'toHaveRetried with one delay',
      (run) => expect(run.state('Ship')).not.toHaveRetried(2, { delays: anything('1s') }),
      "delays and errors of toHaveRetried(…) are lists, one for each retry: { delays: ['1s'] }.",
    ],
    [
      'toHaveCalled',
      (run) => expect(run).toHaveCalled({ state: 'Ship' }, undefined, anything({ time: 99 })),
      "toHaveCalled(callee, sent, more) has no option 'time'. Did you mean 'times'?",
    ],
    [
      'toHaveSent',
      (run) => expect(run).not.toHaveSent('orders', {}, anything({ groupid: 'eu' })),
      "toHaveSent(to, body, more) has no option 'groupid'. Did you mean 'groupId'?",
    ],
    [
      'toHaveChosen',
      (run) => expect(run.state('IsLarge')).toHaveChosen('Ship', anything({ rules: 0 })),
      "toHaveChosen(next, more) has no option 'rules'. Did you mean 'rule'?",
    ],
    [
      'toHaveTaken',
      (run) => expect(run).toHaveTaken(anything({ atleast: '5s' })),
      "toHaveTaken(time) has no option 'atleast'. Did you mean 'atLeast'?",
    ],
    [
      'toHaveTransitions',
      (run) => expect(run).not.toHaveTransitions(anything('3')),
      'The count of toHaveTransitions(…) must be a whole number from 0, not "3".',
    ],
  ])('%s', async (_, expectation, text) => {
    order.mock('Charge').returns({});
    order.mock('Ship').returns({ Payload: 1 });
    const run = await order.run({});
    expect(failureOf(() => expectation(run))).toBe(text);
  });
});

describe('what is no path says how to write one', () => {
  const machine = sfn.stateMachine(each);
  test.each<[string, unknown, string]>([
    [
      'one path where there are several',
      [{ Each: ['One'] }],
      `Inside 'Each', write a path for each branch or item: { Each: [['A', 'B'], ['C']] }, not ["One"].`,
    ],
    ['a text inside', [{ Each: 'One' }], `Inside of 'Each' stand paths, { Each: [['A', 'B']] }, not "One".`],
    [
      'a misspelt each',
      [{ Each: { eahc: ['One'] } }],
      `Inside 'Each', write paths by index, and 'each' for all others: { each: ['A'], 2: ['B'] }, not 'eahc'.`,
    ],
    [
      'a wrong name inside',
      [{ Each: { each: ['Onee'] } }],
      "The state machine has no state 'Onee'. Did you mean 'One'?",
    ],
    [
      'two states in one step',
      [{ Each: [], One: [] }],
      'A step of a path is the name of a state, or { Name: paths } for the states inside it, not {"Each":[],"One":[]}.',
    ],
    ['nothing of what is inside', [{ Each: {} }], "{ Each: {} } expects nothing inside 'Each'. Write 'Each' alone."],
    ['no name', [3], 'A step of a path is the name of a state, or { Name: paths } for the states inside it, not 3.'],
    ['no list', 'Each', `A path is a list of states: ['Charge', 'Ship'], not "Each".`],
  ])('%s', async (_, path, text) => {
    const run = await machine.run([1]);
    expect(failureOf(() => expect(run).toHaveTakenPath(anything(path)))).toBe(text);
    expect(failureOf(() => expect(run).not.toHaveTakenPathContaining(anything(path)))).toBe(text);
  });
});

test('options of a harness, a state machine and an execution', async () => {
  expect(() => sfn.fresh(anything({ tme: 'real' }))).toThrow("stepmill(…) has no option 'tme'. Did you mean 'time'?");
  expect(() => sfn.fresh({ time: anything({ scael: 2 }) })).toThrow(
    "The option time has no option 'scael'. Did you mean 'scale'?",
  );
  expect(() => sfn.fresh({ endpoints: anything({ url: {} }) })).toThrow(
    "The option endpoints has no option 'url'. Did you mean 'urls'?",
  );
  expect(() => sfn.fresh({ endpoints: { urls: { sqss: 'http://127.0.0.1:1' } } })).toThrow("Did you mean 'sqs'?");
  expect(() => sfn.fresh({ endpoints: { urls: { sqs: 'localhost' } } })).toThrow(
    'The option endpoints.urls.sqs is a URL (\'http://127.0.0.1:9324\'), not "localhost".',
  );
  expect(() =>
    sfn.fresh({ endpoints: { urls: { 'secrets-manager': 'http://127.0.0.1:1' }, useAws: ['s3'] } }),
  ).not.toThrow();
  expect(() => sfn.fresh({ validation: anything('STRICTLY') })).toThrow(
    "The option validation is 'NONE' or 'PRESENT' or 'STRICT', not \"STRICTLY\".",
  );
  expect(() => sfn.fresh({ unmocked: anything('forwad') })).toThrow(
    "The option unmocked is 'fail', 'forward' or a function, not \"forwad\".",
  );
  expect(() => sfn.stateMachine(each, anything({ nam: 'Each' }))).toThrow(
    "sfn.stateMachine(…) has no option 'nam'. Did you mean 'name'?",
  );
  await expect(order.run({}, anything({ testcase: 'Happy' }))).rejects.toThrow(
    "The second argument of run(input, options) has no option 'testcase'. Did you mean 'testCase'?",
  );
  await expect(order.testState('IsLarge', {}, anything({ variable: {} }))).rejects.toThrow(
    "testState(…, options) has no option 'variable'. Did you mean 'variables'?",
  );
  expect(() => sfn.stateMachine(each, { parameters: { Stage: 'test' } })).toThrow('Parameters belong to a template');
});

test('a name that is no text', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({ total: 1 });
  expect(failureOf(() => expect(run).not.toHaveEntered(anything(['Ship'])))).toBe(
    'The name of a state must be a string, not ["Ship"].',
  );
  expect(failureOf(() => expect(run).not.toHaveEnteredTimes('Ship', anything('2')))).toBe(
    'The count of toHaveEnteredTimes(…) must be a whole number from 0, not "2".',
  );
  const none = await sfn.stateMachine(each).run([]);
  expect(failureOf(() => expect(none).not.toHaveAssigned({ x: 1 }))).toBe(
    "The state machine assigns no variable 'x'. There are none.",
  );
});
