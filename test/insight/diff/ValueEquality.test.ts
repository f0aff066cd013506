import { ValueEquality } from '../../../src/insight/diff/ValueEquality';
import type { Json } from '../../../src/util/json';
import { startSeconds, storyOf, type ShortEvent } from '../../harness/support/storyOf';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`) as [
  string,
  string,
  string,
  string,
];
const account =
  (id: string, region = 'us-east-1') =>
  (rest: string) =>
    `arn:aws:states:${region}:${id}:${rest}`;
const [left, right] = [account('111111111111'), account('222222222222', 'eu-west-1')];
/** A day after the executions of these tests. */
const dayLater = 86_400;

interface Sides {
  readonly events?: readonly ShortEvent[];
  readonly otherEvents?: readonly ShortEvent[];
  readonly definition?: object;
}

const ended: readonly ShortEvent[] = [['ExecutionSucceeded', 0, { output: {} }, 60]];

function equality(
  { events = ended, otherEvents = events, definition }: Sides = {},
  around?: ValueEquality,
): ValueEquality {
  const origin = definition === undefined ? {} : { definition: definition as never };
  const expected = { name: 'left', executionArn: left('execution:Order:left') };
  const actual = {
    name: 'right',
    executionArn: right('execution:Bill:right'),
    startDate: startSeconds + dayLater,
    stopDate: startSeconds + dayLater + 60,
  };
  return new ValueEquality(storyOf(events, origin, expected), storyOf(otherEvents, origin, actual), around);
}

const isoAt = (seconds: number) => new Date((startSeconds + seconds) * 1000).toISOString();
const httpAt = (seconds: number) => new Date((startSeconds + seconds) * 1000).toUTCString();

test.each<[string, Json, Json]>([
  ['equal texts', 'paid', 'paid'],
  ['equal numbers', 5, 5],
  ['null', null, null],
  ['ids', a, b],
  ['ids in capitals', a, b.toUpperCase()],
  ['texts with ids', `order ${a} of ${b}`, `order ${c} of ${d}`],
  ['times of the runs', isoAt(30), isoAt(dayLater + 31)],
  ['a string with a time', `paid at ${isoAt(30)}.`, `paid at ${isoAt(dayLater)}.`],
  ['HTTP dates', httpAt(0), httpAt(dayLater + 59)],
  ['milliseconds', (startSeconds + 1) * 1000, (startSeconds + dayLater + 2) * 1000],
  ['seconds', startSeconds, startSeconds + dayLater],
  ['a scrubbed time', '<time>', isoAt(dayLater)],
  ['a scrubbed id', '<id:1>', b],
  ['traces', 'Root=1-5759e988-bd862e3fe1be46a994272793', 'Root=1-67891233-abcdef012345678912345678;Sampled=1'],
  ['request ids', 'denied (Request ID: abc-1)', 'denied (Request ID: xyz-2)'],
  ['signatures', 'https://b/k?X-Amz-Signature=aa&v=1', 'https://b/k?X-Amz-Signature=bb&v=1'],
  ['the names of the executions', 'left', 'right'],
  ['the names of the machines', 'Order', 'Bill'],
  ['the ARNs of the executions', left('execution:Order:left'), right('execution:Bill:right')],
  ['the ARNs of the machines', left('stateMachine:Order'), right('stateMachine:Bill')],
  [
    'ARNs in other accounts',
    'arn:aws:lambda:us-east-1:111111111111:function:f',
    'arn:aws:lambda:eu-west-1:222222222222:function:f',
  ],
  [
    'queues in other accounts',
    'https://sqs.us-east-1.amazonaws.com/111111111111/q',
    'https://sqs.eu-west-1.amazonaws.com/222222222222/q',
  ],
])('%s are the same', (_what, expected, actual) => {
  expect(equality().isEqual(expected, actual)).toBe(true);
});

test.each<[string, Json | undefined, Json | undefined]>([
  ['texts', 'paid', 'open'],
  ['numbers', 5, 6],
  ['a number and its text', 5, '5'],
  ['a value and none', null, undefined],
  ['an id and a word', a, 'order'],
  ['a string before an id', `order ${a}`, `refund ${b}`],
  ['one id and two', a, `${a}${b}`],
  ['a time of the run and another', isoAt(30), isoAt(2 * dayLater)],
  ['times of neither run', isoAt(-dayLater), isoAt(-2 * dayLater)],
  ['numbers that are no times', 1_000, 1_001],
  ['large numbers that are times of neither run', 4_000_000_000, 4_000_000_001],
  ['a time and a number in it', (startSeconds + 1) * 1000, 5],
  ['functions', 'arn:aws:lambda:us-east-1:111111111111:function:f', 'arn:aws:lambda:eu-west-1:222222222222:function:g'],
  ['services', 'arn:aws:sqs:us-east-1:111111111111:f', 'arn:aws:sns:us-east-1:111111111111:f'],
  [
    'queues',
    'https://sqs.us-east-1.amazonaws.com/111111111111/q',
    'https://sqs.us-east-1.amazonaws.com/111111111111/p',
  ],
  ['the execution and another', left('execution:Order:left'), right('execution:Bill:other')],
  ['the machine and another', left('stateMachine:Order'), right('stateMachine:Other')],
  ['a machine and an execution', left('stateMachine:Order'), right('execution:Bill:right')],
  ['the name of the execution and the machine', 'left', 'Bill'],
  ['what is signed', 'https://b/k?X-Amz-Signature=aa&v=1', 'https://b/k?X-Amz-Signature=aa&v=2'],
  ['long words that are no tokens', 'Aa'.repeat(40), 'Bb'.repeat(40)],
])('%s differ', (_what, expected, actual) => {
  expect(equality().isEqual(expected, actual)).toBe(false);
});

describe('ids', () => {
  test('an id stands for one other, wherever it occurs', () => {
    const like = equality();
    expect(like.isEqual(a, c)).toBe(true);
    expect([like.isEqual(a, c), like.isEqual(a, d), like.isEqual(b, c), like.isEqual(b, d)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('two ids that are one in the other execution differ within a string', () => {
    expect(equality().isEqual(`${a} ${b}`, `${c} ${c}`)).toBe(false);
    expect(equality().isEqual(`${a} ${a}`, `${c} ${d}`)).toBe(false);
  });

  test('a string of the definition is not an id', () => {
    const definition = { Comment: a, States: {} };
    expect(equality({ definition }).isEqual(a, b)).toBe(false);
    expect(equality({ definition }).isEqual(b, a)).toBe(false);
    expect(equality({ definition }).isEqual(a, a)).toBe(true);
  });

  test('children have the ids of their parents', () => {
    const parents = equality();
    parents.isEqual(a, c);
    const children = equality({}, parents);
    expect([children.isEqual(a, d), children.isEqual(a, c)]).toEqual([false, true]);
  });
});

describe('task tokens', () => {
  const [token, other] = [`Aa${'1'.repeat(80)}`, `Bb${'2'.repeat(80)}`];
  const waiting = (sent: string, pattern = '.waitForTaskToken', input: object = {}): readonly ShortEvent[] => [
    ['ExecutionStarted', 0, { input: {} }],
    ['TaskStateEntered', 1, { name: 'Ask', input }],
    [
      'TaskScheduled',
      2,
      {
        resourceType: 'sqs',
        resource: `sendMessage${pattern}`,
        region: 'us-east-1',
        parameters: { MessageBody: sent },
      },
    ],
    ['ExecutionAborted', 3, {}, 60],
  ];

  test('tokens sent by callback tasks are tokens', () => {
    expect(equality({ events: waiting(token), otherEvents: waiting(other) }).isEqual(token, other)).toBe(true);
  });

  test('the same string sent by other tasks, or in the input, is not a token', () => {
    const plain = { events: waiting(token, ''), otherEvents: waiting(other, '') };
    expect(equality(plain).isEqual(token, other)).toBe(false);
    const passed = (word: string) => waiting(word, '.waitForTaskToken', { word });
    expect(equality({ events: passed(token), otherEvents: passed(other) }).isEqual(token, other)).toBe(false);
  });
});
