import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

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
      'What toHaveOutput(…) expects is a Map, which JSON does not have. Write an object or an array. (at .a)',
    ],
    [
      'toHaveTaken with bounds that have changed places',
      (run) => expect(run).not.toHaveTaken({ atLeast: '2s', atMost: '1s' }),
      'No time is at least 2s and at most 1s: the bounds of toHaveTaken(…) are swapped.',
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
      "Every path contains the empty one. Name the states: toHaveTakenPathContaining(['Charge', 'Ship']).",
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
    [new Date(0), 'a Date, which is a string in JSON. Write date.toISOString().'],
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

const circle: Record<string, unknown> = { name: 'round' };
circle['self'] = [circle];

test.each<[string, unknown, string]>([
  [
    'an undefined member',
    { a: undefined },
    'undefined, and no JSON value is. For a member that must be absent, leave it out. (at .a)',
  ],
  [
    'a nested undefined member',
    [{ a: { b: undefined } }],
    'undefined, and no JSON value is. For a member that must be absent, leave it out. (at [0].a.b)',
  ],
  [
    'a bigint that a number holds',
    { a: 1n },
    '1n. Only whole numbers that a JavaScript number cannot hold are bigints in a run. Write 1. (at .a)',
  ],
  [
    'a Buffer',
    { a: Buffer.from('x') },
    "a Buffer, which JSON does not have. Write its string: buffer.toString('base64'). (at .a)",
  ],
  [
    'a typed array',
    [new Uint8Array(1)],
    "a Uint8Array, which JSON does not have. Write its string: buffer.toString('base64'). (at [0])",
  ],
  ['a circular object', circle, 'circular, and JSON cannot be. (at .self[0])'],
  ['a boxed string', { a: new String('x') }, "[String: 'x'], an object that JSON does not have. Write 'x'. (at .a)"],
  [
    'a function',
    { a: [() => 1] },
    'a function, and JSON has none. Did you mean what it returns, or expect.any(…)? (at .a[0])',
  ],
  ['a symbol', { a: Symbol('x') }, 'a symbol, and JSON has none. (at .a)'],
  [
    'a symbol as a key',
    { a: { [Symbol('x')]: 1 } },
    'an object with the key Symbol(x), and keys in JSON are strings. (at .a)',
  ],
  ['an Error', { a: new TypeError('why') }, "an Error, which JSON does not have. Write its message: 'why'. (at .a)"],
  [
    'a URL',
    { a: new URL('http://a.b') },
    'an object of type URL, which JSON does not have. Write an object or an array: { ...value }. (at .a)',
  ],
  [
    'toJSON()',
    { toJSON: () => 1 },
    'an object with toJSON(), which is something else in JSON. Write JSON.parse(JSON.stringify(value)).',
  ],
  ['objectContaining of NaN', expect.objectContaining({ a: [NaN] }), 'NaN, and JSON has no such number. (at .a[0])'],
  [
    'not.objectContaining of undefined',
    { b: expect.not.objectContaining({ a: undefined }) },
    'undefined, and no JSON value is. For a member that must be absent, leave it out. (at .b.a)',
  ],
  [
    'arrayContaining of a bigint',
    expect.arrayContaining([{ id: 5n }]),
    '5n. Only whole numbers that a JavaScript number cannot hold are bigints in a run. Write 5. (at [0].id)',
  ],
  [
    'matchers in matchers',
    expect.objectContaining({ a: expect.arrayContaining([new Set()]) }),
    'a Set, which JSON does not have. Write an object or an array. (at .a[0])',
  ],
  [
    'expect.any(Date)',
    { a: expect.any(Date) },
    'expect.any(Date), which JSON does not have. Write expect.any(Object), or String, Number, Boolean, Array. (at .a)',
  ],
])('rejects %s at any depth, negated or not', async (_title, value, why) => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: {} });
  const run = await order.run({ total: 1 });
  expect(failureOf(() => expect(run).not.toHaveOutput(value))).toBe(`What toHaveOutput(…) expects is ${why}`);
  expect(failureOf(() => expect(run).toHaveOutput(value))).toBe(`What toHaveOutput(…) expects is ${why}`);
  expect(failureOf(() => expect(run).not.toHaveCalled({ function: 'ship' }, value))).toBe(
    `What toHaveCalled(callee, sent) expects is ${why}`,
  );
});

test('matchers, shared objects and whole numbers that only a bigint holds may stand anywhere', async () => {
  order.mock('Charge').returns({});
  const shared = { n: 1 };
  order.mock('Ship').returns({ Payload: { parcel: 'p-1', at: 9007199254740993n, a: shared, b: shared } });
  const run = await order.run({ total: 1 });
  expect(run).toHaveOutput({ parcel: expect.any(String), at: 9007199254740993n, a: shared, b: shared });
  expect(run).toHaveOutput(
    expect.objectContaining({ at: expect.any(BigInt), a: expect.any(Object), b: expect.anything() }),
  );
  expect(run).not.toHaveOutput({ parcel: expect.stringMatching(/^q/), at: 9007199254740993n, a: shared, b: shared });
  expect(run).toHaveOutput(Object.assign(Object.create(null), run.output));
  expect(sfn).toHaveCalled({ function: 'ship' }, undefined, { times: 1 });
});

test.each<[string, unknown, string]>([
  ['a number', 3, "must be a string ('States.Timeout') or expect.stringContaining(…), not 3."],
  ['a list', ['X'], "must be a string ('States.Timeout') or expect.stringContaining(…), not [ 'X' ]."],
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
