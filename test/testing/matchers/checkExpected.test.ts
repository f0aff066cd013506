import { failureOf } from '../harness/support/failureOf';
import { orderMachine } from '../harness/support/orderMachine';

const { sfn, order } = orderMachine();

type OrderRun = Awaited<ReturnType<typeof order.run>>;

/** Whatever a test of plain JavaScript might write. */
const anything = (value: unknown): never => value as never;
const misspelt: unknown = undefined;
const unnamed = 'undefined, and no JSON value is. Is the name of what you expect misspelt?';

describe('an expectation that no JSON can meet is refused, negated or not', () => {
  test.each<[string, (run: OrderRun) => void, string]>([
    ['toHaveOutput', (run) => expect(run).toHaveOutput(misspelt), `What toHaveOutput(…) expects is ${unnamed}`],
    ['toHaveInput', (run) => expect(run).not.toHaveInput(misspelt), `What toHaveInput(…) expects is ${unnamed}`],
    [
      'toHaveEntered',
      (run) => expect(run).not.toHaveEntered('Ship', misspelt),
      `The input of toHaveEntered(…) is ${unnamed}`,
    ],
    [
      'toHaveExited',
      (run) => expect(run).not.toHaveExited('Ship', misspelt),
      `The output of toHaveExited(…) is ${unnamed}`,
    ],
    ['toHaveCaught', (run) => expect(run).toHaveCaught(misspelt), `The error of toHaveCaught(…) is ${unnamed}`],
    [
      'toHaveFailedWith',
      (run) => expect(run).not.toHaveFailedWith(misspelt),
      `The error of toHaveFailedWith(…) is ${unnamed}`,
    ],
    [
      'toHaveCaught with a cause',
      (run) => expect(run).not.toHaveCaught('X', misspelt),
      `The cause of toHaveCaught(…) is ${unnamed}`,
    ],
    [
      'toHaveFailedWith a cause',
      (run) => expect(run).not.toHaveFailedWith('X', misspelt),
      `The cause of toHaveFailedWith(…) is ${unnamed}`,
    ],
    [
      'toHaveOutput of a list with a hole',
      (run) => expect(run).not.toHaveOutput([, 1]), // eslint-disable-line no-sparse-arrays
      'What toHaveOutput(…) expects is undefined, and no JSON value is. (at [0])',
    ],
    [
      'toHaveOutput of a Map',
      (run) => expect(run).not.toHaveOutput({ a: new Map() }),
      'What toHaveOutput(…) expects is a Map, and JSON has none. Write an object or a list. (at .a)',
    ],
    [
      'toHaveTaken with bounds that have changed places',
      (run) => expect(run).not.toHaveTaken({ atLeast: '2s', atMost: '1s' }),
      'No time is at least 2s and at most 1s: the bounds of toHaveTaken(…) have changed places.',
    ],
    [
      'toHaveAssigned',
      (run) => expect(run).not.toHaveAssigned({ chargeId: misspelt }),
      `Variable 'chargeId' of toHaveAssigned(…) is ${unnamed}`,
    ],
    [
      'toHaveAssigned of nothing',
      (run) => expect(run).toHaveAssigned({}),
      'toHaveAssigned takes variables and their values: toHaveAssigned({ count: 3 }).',
    ],
    [
      'toHaveCalled',
      (run) => expect(run).toHaveCalled({ function: 'ship' }, misspelt),
      `What toHaveCalled(callee, sent) expects is ${unnamed}`,
    ],
    [
      'toHaveSent',
      () => expect(sfn).not.toHaveSent('orders', misspelt),
      `What toHaveSent(to, body) expects is ${unnamed}`,
    ],
    [
      'toHaveSent with a subject',
      () => expect(sfn).not.toHavePublished('news', {}, { subject: NaN }),
      'The subject of toHavePublished(…) is NaN, and JSON has no such number.',
    ],
    [
      'toHaveCalledInOrder',
      (run) => expect(run).not.toHaveCalledInOrder([[{ function: 'ship' }, misspelt]]),
      `What a call of toHaveCalledInOrder(…) sends is ${unnamed}`,
    ],
    [
      'toHaveCalledInOrder of no calls',
      (run) => expect(run).toHaveCalledInOrder([]),
      "toHaveCalledInOrder takes the calls that are expected: ['dynamodb:putItem', { function: 'ship' }].",
    ],
    [
      'toHaveTakenPathContaining of no states',
      (run) => expect(run).toHaveTakenPathContaining([]),
      "Every path contains the empty one. Name its states: toHaveTakenPathContaining(['Charge', 'Ship']).",
    ],
    [
      'toHaveHistoryContaining of no events',
      (run) => expect(run).toHaveHistoryContaining([]),
      "toHaveHistoryContaining takes a list of events: ['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }].",
    ],
    [
      'toHaveHistoryContaining of anything',
      (run) => expect(run).toHaveHistoryContaining([{}]),
      "An event of toHaveHistoryContaining(…) is its type, or members of it: { type: 'PassStateEntered', name: 'A' }.",
    ],
    [
      'toHaveHistoryContaining of a misspelt member',
      (run) => expect(run).not.toHaveHistoryContaining([{ type: 'TaskStateEntered', inputt: 1 }]),
      "An event has no member 'inputt'. Did you mean 'input'?",
    ],
    [
      'toHaveHistory of a promise',
      (run) => expect(run).not.toHaveHistory([{ type: 'TaskStateEntered', input: Promise.resolve(1) }]),
      "Member 'input' of an event of toHaveHistory(…) is a promise: did you forget an await?",
    ],
    [
      'toHaveHistory of nothing',
      (run) => expect(run).not.toHaveHistory(anything(undefined)),
      "toHaveHistory takes a list of events: ['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }].",
    ],
    [
      'toHaveRetried',
      (run) => expect(run.state('Ship')).not.toHaveRetried(1, { errors: [/Down/] }),
      'Error 0 of toHaveRetried(…) is /Down/, a regular expression. Write expect.stringMatching(/Down/).',
    ],
    [
      'toHaveEnteredTimes',
      (run) => expect(run).not.toHaveEnteredTimes('Ship', anything(undefined)),
      'The count of toHaveEnteredTimes(…) must be a whole number from 0, not undefined.',
    ],
    [
      'toHaveTransitions',
      (run) => expect(run).not.toHaveTransitions(anything(undefined)),
      'The count of toHaveTransitions(…) must be a whole number from 0, not undefined.',
    ],
  ])('%s', async (_title, check, message) => {
    order.mock('Charge').returns({});
    order.mock('Ship').returns({ Payload: {} });
    const run = await order.run({ total: 1 });
    expect(
      failureOf(() => {
        check(run);
      }),
    ).toBe(message);
  });

  test.each<[unknown, string]>([
    [Promise.reject(new Error('nobody waits')), 'a promise: did you forget an await?'],
    [NaN, 'NaN, and JSON has no such number.'],
    [Infinity, 'Infinity, and JSON has no such number.'],
    [() => 1, 'a function, and JSON has none. Did you mean what it returns, or expect.any(…)?'],
    [/parcel/, '/parcel/, a regular expression. Write expect.stringMatching(/parcel/).'],
    [new Date(0), 'a Date, which is a text in JSON. Write date.toISOString().'],
    [{ a: [1, { b: NaN }] }, 'NaN, and JSON has no such number. (at .a[1].b)'],
    [[1, undefined], 'undefined, and no JSON value is. (at [1])'],
  ])('%p', async (value, why) => {
    order.mock('Charge').returns({});
    order.mock('Ship').returns({ Payload: {} });
    const run = await order.run({ total: 1 });
    expect(failureOf(() => expect(run).not.toHaveOutput(value))).toBe(`What toHaveOutput(…) expects is ${why}`);
    expect(failureOf(() => expect(run).toHaveOutput(run))).toBe(
      'What toHaveOutput(…) expects is a whole run. Did you mean its output?',
    );
  });
});

test('a member that is undefined is one that is not there, and matchers and big numbers may stand anywhere', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: { parcel: 'p-1', at: 9007199254740993n } });
  const run = await order.run({ total: 1 });
  expect(run).toHaveOutput({ parcel: expect.any(String), at: 9007199254740993n, weight: undefined });
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(run).not.toHaveOutput(circle);
  expect(sfn).toHaveCalled({ function: 'ship' }, undefined, { times: 1 });
});

test.each<[string, unknown, string]>([
  ['a number', 3, "is a text ('States.Timeout') or expect.stringContaining(…), not 3."],
  ['a list', ['X'], "is a text ('States.Timeout') or expect.stringContaining(…), not [ 'X' ]."],
  ['an Error', new TypeError('why'), "is an Error. Write its name and its message: ('TypeError', 'why')."],
])('an error and a cause are no %s: no execution could have it', async (_what, value, why) => {
  order.mock('Charge').throws('X', 'Y');
  const run = await order.run({});
  const given = anything(value);
  expect(failureOf(() => expect(run).not.toHaveFailedWith(given))).toBe(`The error of toHaveFailedWith(…) ${why}`);
  expect(failureOf(() => expect(run).not.toHaveFailedWith('X', given))).toBe(`The cause of toHaveFailedWith(…) ${why}`);
  expect(failureOf(() => expect(run).not.toHaveCaught(given))).toBe(`The error of toHaveCaught(…) ${why}`);
  expect(run).toHaveFailedWith(expect.any(String), expect.stringContaining('Y'));
});
