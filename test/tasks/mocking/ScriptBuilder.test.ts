import type { TaskReply } from '../../../src/contract/task';
import { HarnessError } from '../../../src/errors/HarnessError';
import { StatesError } from '../../../src/errors/StatesError';
import type { ScriptBuilder } from '../../../src/tasks/mocking/ScriptBuilder';
import { activity, lambda, mock, resource, service, sqs } from '../../../src/tasks/mocking/scripts';
import { activityArn, functionArn, taskRequest } from './taskRequest';

type Given = Parameters<typeof taskRequest>[0];

/** A function ARN has the plainest of all results. */
const plain: Given = { resource: functionArn, parameters: { orderId: 1 } };

/** The replies of a script to this many calls, one after the other. */
function replies(
  builder: ScriptBuilder,
  count = 1,
  request: Given = plain,
): (TaskReply | Promise<TaskReply> | undefined)[] {
  return Array.from({ length: count }, () => builder.script.take(taskRequest(request)));
}

const output = (value: unknown): unknown => ({ outcome: { output: value } });

describe('values', () => {
  test('the last one repeats', () => {
    expect(replies(mock('Charge').returns(1).returns(2), 4)).toEqual([1, 2, 2, 2].map(output));
  });

  test('nothing is null; undefined is a misspelt name', () => {
    expect(replies(mock('Charge').returns())).toEqual([output(null)]);
    expect(() => mock('Charge').returns(undefined)).toThrow(
      new HarnessError('The value of .returns(…) is undefined. Is its name misspelt? To return nothing, write null.'),
    );
  });

  test('times and once bound an answer; then the mock has none left', () => {
    expect(replies(mock('Charge').returns('a').times(2).returns('b').once(), 4)).toEqual([
      output('a'),
      output('a'),
      output('b'),
      undefined,
    ]);
  });
});

describe('errors', () => {
  test('with a cause, without one, with one that is not a string', () => {
    const script = mock('Charge')
      .throws('A', 'why')
      .throws('B')
      .throws('C', { at: [1] });
    expect(replies(script, 3)).toEqual([
      { outcome: { error: 'A', cause: 'why' } },
      { outcome: { error: 'B', cause: undefined } },
      { outcome: { error: 'C', cause: '{"at":[1]}' } },
    ]);
  });

  test('in another phase', () => {
    expect(replies(mock('Charge').throws('Lambda.ServiceException', 'down', { phase: 'start' }))).toEqual([
      { outcome: { error: 'Lambda.ServiceException', cause: 'down', phase: 'start' } },
    ]);
  });

  test.each([
    ['', '""'],
    [undefined, 'undefined'],
    [{ error: 'A' }, '{"error":"A"}'],
  ])('%j is not an error', (error, shown) => {
    expect(() => mock('Charge').throws(error as string)).toThrow(
      new HarnessError(`The error of .throws(…) must be a string, not ${shown}.`),
    );
  });
});

describe('functions', () => {
  test('receive the input and the request', () => {
    const script = mock('Charge').answers((input: { orderId: number }, request) => [input.orderId, request.attempt]);
    expect(replies(script, 1, { ...plain, attempt: 2 })).toEqual([output([1, 2])]);
  });

  test('may be asynchronous', async () => {
    const script = mock('Charge').answers(async (input: { orderId: number }) => input.orderId + 1);
    await expect(replies(script)[0]).resolves.toEqual(output(2));
  });

  test('may be in a sequence with other answers', () => {
    expect(
      replies(
        mock('Charge')
          .throws('A')
          .answers(() => 1),
        3,
      ),
    ).toEqual([{ outcome: { error: 'A', cause: undefined } }, output(1), output(1)]);
  });

  test.each<[string, () => unknown, object]>([
    [
      'a StatesError',
      () => {
        throw new StatesError('Shipping.Down', 'no driver');
      },
      { error: 'Shipping.Down', cause: 'no driver' },
    ],
    [
      'an Error',
      () => {
        throw new RangeError('too much');
      },
      { error: 'RangeError', cause: 'too much' },
    ],
    [
      'a string',
      () => {
        throw 'broken';
      },
      { error: 'Error', cause: 'broken' },
    ],
    ['a rejection', () => Promise.reject(new TypeError('later')), { error: 'TypeError', cause: 'later' }],
  ])('their exceptions are the error of the task: %s', async (_what, answer, outcome) => {
    expect(await replies(mock('Charge').answers(answer))[0]).toEqual({ outcome });
  });

  test('an exception in a function of lambda(…) is a function error, in the form of Lambda', () => {
    const error = Object.assign(new Error('card refused'), {
      name: 'CardRefused',
      stack: 'CardRefused: card refused\n    at pay',
    });
    expect(
      replies(
        lambda('charge').answers(() => {
          throw error;
        }),
      ),
    ).toEqual([
      {
        outcome: {
          error: 'CardRefused',
          cause:
            '{"errorType":"CardRefused","errorMessage":"card refused","trace":["CardRefused: card refused","    at pay"]}',
        },
      },
    ]);
  });

  test('a failed expectation fails the test, not the task', async () => {
    const sync = mock('Charge').answers((input) => expect(input).toEqual({ orderId: 2 }));
    expect(() => replies(sync)).toThrow(/^An expectation inside \.answers\(…\) of state 'Charge' failed:\n/);
    const later = mock('Charge').answers(async (input) => expect(input).toEqual({ orderId: 2 }));
    const error: unknown = await Promise.resolve(replies(later)[0]).catch((thrown: unknown) => thrown);
    expect(HarnessError.is(error)).toBe(true);
  });

  test('a HarnessError passes through', () => {
    const mistake = new HarnessError('my own');
    expect(() =>
      replies(
        mock('Charge').answers(() => {
          throw mistake;
        }),
      ),
    ).toThrow(mistake);
  });

  test('a result that is not JSON is a mistake of the test', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    expect(() => replies(mock('Charge').answers(() => cyclic))).toThrow(
      new HarnessError(
        "The result of .answers(…) at state 'Charge' is not JSON: Converting circular structure to JSON",
      ),
    );
  });

  test('rejects a value instead of a function', () => {
    expect(() => mock('Charge').answers({ a: 1 } as never)).toThrow(
      new HarnessError(
        '.answers(…) takes a function: .answers((input, request) => ({ … })). For a value, write .returns(…).',
      ),
    );
  });
});

describe('delays and silence', () => {
  test('after delays the answer before it', () => {
    expect(replies(mock('Charge').throws('A').after('2s').returns(1).after('1h'), 2)).toEqual([
      { delaySeconds: 2, outcome: { error: 'A', cause: undefined } },
      { delaySeconds: 3600, outcome: { output: 1 } },
    ]);
  });

  test('after delays a function as well', async () => {
    expect(
      replies(
        mock('Charge')
          .answers(() => 1)
          .after(5),
      ),
    ).toEqual([{ delaySeconds: 5, outcome: { output: 1 } }]);
    const later = mock('Charge')
      .answers(async () => 1)
      .after(5);
    expect(await replies(later)[0]).toEqual({ delaySeconds: 5, outcome: { output: 1 } });
  });

  test('timesOut never answers', () => {
    expect(replies(mock('Charge').timesOut())).toEqual([{ endedBy: 'nobody' }]);
  });
});

describe('task tokens', () => {
  const waiting: Given = {
    resource: 'aws-sdk:sqs:sendMessage.waitForTaskToken',
    parameters: { QueueUrl: 'q', MessageBody: 'm' },
  };
  const submitted = expect.objectContaining({ MessageId: expect.any(String) });

  test('returns is the value sent back with the token, after the submission', () => {
    expect(replies(mock('Charge').returns({ by: 'jo' }).after('1h'), 1, waiting)).toEqual([
      { submitted, delaySeconds: 3600, outcome: { output: { by: 'jo' } } },
    ]);
  });

  test('succeeds, fails, sends heartbeats, stays silent', () => {
    const script = mock('Charge')
      .succeedsToken({ by: 'jo' }, { after: '10m' })
      .failsToken('Refused', 'by jo')
      .failsToken()
      .beats({ every: '30s', times: 2 })
      .succeedsToken('done', { after: '5s' })
      .beats({ every: 10, times: 1 })
      .timesOut();
    expect(replies(script, 6, waiting)).toEqual([
      { submitted, endedBy: 'inside', tokenEvents: [{ afterSeconds: 600, outcome: { output: { by: 'jo' } } }] },
      {
        submitted,
        endedBy: 'inside',
        tokenEvents: [{ afterSeconds: 0, outcome: { error: 'Refused', cause: 'by jo' } }],
      },
      {
        submitted,
        endedBy: 'inside',
        tokenEvents: [{ afterSeconds: 0, outcome: { error: undefined, cause: undefined } }],
      },
      {
        submitted,
        endedBy: 'inside',
        tokenEvents: [
          { afterSeconds: 30, heartbeat: true },
          { afterSeconds: 60, heartbeat: true },
          { afterSeconds: 65, outcome: { output: 'done' } },
        ],
      },
      { submitted, endedBy: 'nobody', tokenEvents: [{ afterSeconds: 10, heartbeat: true }] },
      { submitted, endedBy: 'nobody' },
    ]);
  });

  test('the token may be left to the test', () => {
    expect(replies(mock('Charge').leavesTokenOpen(), 1, waiting)).toEqual([{ submitted, endedBy: 'outside' }]);
  });

  test('the first answer may be set', () => {
    expect(replies(mock('Charge').succeedsToken(1).submitting({ MessageId: 'm-1' }), 1, waiting)).toEqual([
      {
        submitted: { MessageId: 'm-1' },
        endedBy: 'inside',
        tokenEvents: [{ afterSeconds: 0, outcome: { output: 1 } }],
      },
    ]);
  });

  test('AWS adds the JobName of the request to the response of Glue', () => {
    const glue = { resource: 'glue:startJobRun.sync', parameters: { JobName: 'nightly' } };
    const script = mock('Charge').returns({ JobRunState: 'SUCCEEDED' }).submitting({ JobRunId: 'jr_1' });
    expect(replies(script, 1, glue)).toEqual([
      { submitted: { JobRunId: 'jr_1', JobName: 'nightly' }, outcome: { output: expect.anything() } },
    ]);
  });

  test('heartbeats stay when the end follows', () => {
    const script = mock('Charge').beats({ every: 1, times: 1 }).after(3).submitting('first').succeedsToken(1);
    expect(replies(script, 1, waiting)).toEqual([
      {
        delaySeconds: 3,
        submitted: 'first',
        endedBy: 'inside',
        tokenEvents: [
          { afterSeconds: 1, heartbeat: true },
          { afterSeconds: 1, outcome: { output: 1 } },
        ],
      },
    ]);
  });

  test('an activity has a token, a request-response task does not', () => {
    const request: Given = { resource: activityArn, parameters: {} };
    expect(replies(activity('approve').succeedsToken('ok', { after: 5 }), 1, request)).toEqual([
      { endedBy: 'inside', tokenEvents: [{ afterSeconds: 5, outcome: { output: 'ok' } }] },
    ]);
    expect(() => replies(mock('Charge').succeedsToken('ok'), 1, { resource: 'sqs:sendMessage' })).toThrow(
      new HarnessError(
        "The mock of state 'Charge' succeeds the token, but 'sqs:sendMessage' does not wait for a task token. " +
          'End the Resource in .waitForTaskToken, or answer with `returns` or `throws`.',
      ),
    );
  });

  test('a failure before the submission has no first answer', () => {
    expect(replies(mock('Charge').throws('Sqs.SqsException', 'no', { phase: 'submit' }), 1, waiting)).toEqual([
      { outcome: { error: 'Sqs.SqsException', cause: 'no', phase: 'submit' } },
    ]);
    expect(replies(mock('Charge').throws('A'), 1, waiting)).toEqual([
      { submitted, outcome: { error: 'A', cause: undefined } },
    ]);
  });
});

describe('conditions', () => {
  test('all conditions together', () => {
    const { script } = mock('Charge')
      .inStateMachine('Order')
      .inTestCase('Happy')
      .when({ orderId: 1 })
      .forItem(2)
      .onAttempt(1)
      .returns(1);
    const request = { ...plain, testCase: 'Happy', iterations: [{ state: 'Each', index: 2 }], attempt: 1 };
    expect(script.matches(taskRequest(request))).toBe(true);
    expect(script.description).toBe(
      `mock of state 'Charge', state machine 'Order', test case 'Happy', input like {"orderId":1}, item 2, attempt 1`,
    );
    for (const other of [
      { state: 'Ship' },
      { stateMachineName: 'Other' },
      { testCase: 'Sad' },
      { parameters: { orderId: 2 } },
      { iterations: [] },
      { attempt: 0 },
    ]) {
      expect(script.matches(taskRequest({ ...request, ...other }))).toBe(false);
    }
  });

  test.each<[string, () => unknown, string]>([
    ['mock', () => mock(undefined as never), 'The name of a state must be a string, not undefined.'],
    ['resource', () => resource(undefined as never), 'The name of a Resource must be a string, not undefined.'],
    ['lambda', () => lambda(''), "The name of a Lambda function must be a string, not ''."],
    ['sqs', () => sqs(undefined as never), 'The name of an SQS queue must be a string, not undefined.'],
    ['service', () => service(undefined as never), "'undefined' names no service call."],
    [
      'inTestCase',
      () => mock('A').inTestCase(undefined as never),
      'The name of a test case must be a string, not undefined.',
    ],
    ['inStateMachine', () => mock('A').inStateMachine(''), "The name of a state machine must be a string, not ''."],
  ])('rejects %s without a name', (_title, write, message) => {
    expect(write).toThrow(message);
  });

  test.each<[unknown, string]>([
    [undefined, 'undefined, and no JSON value is. Is the name of what you expect misspelt?'],
    [{ id: NaN }, 'NaN, and JSON has no such number. (at .id)'],
    [{ a: [, 1] }, 'undefined, and no JSON value is. (at .a[0])'], // eslint-disable-line no-sparse-arrays
    [{ a: new Date(0) }, 'a Date, which is a string in JSON. Write date.toISOString(). (at .a)'],
    [{ a: [{ b: /x/ }] }, '/x/, a regular expression. Write expect.stringMatching(/x/). (at .a[0].b)'],
    [new Map(), 'a Map, which JSON does not have. Write an object or an array.'],
    [Promise.resolve(), 'a promise: did you forget an await?'],
    [
      { a: () => true },
      'a function, which JSON does not have. Did you mean what it returns, or expect.any(…)? (at .a)',
    ],
    [{ id: 5n }, '5n. Only whole numbers that a JavaScript number cannot hold are bigints in a run. Write 5. (at .id)'],
    [expect.objectContaining({ id: NaN }), 'NaN, and JSON has no such number. (at .id)'],
    [
      { body: Buffer.from('x') },
      "a Buffer, which JSON does not have. Write its string: buffer.toString('base64'). (at .body)",
    ],
  ])('.when(%p) would match nothing', (pattern, what) => {
    expect(() => mock('Charge').when(pattern as never)).toThrow(
      new HarnessError(`The pattern of .when(…) matches nothing: it is ${what}`),
    );
  });

  test('mock and service receive the effective parameters, lambda the event', () => {
    const invoke = { parameters: { FunctionName: 'charge', Payload: { orderId: 1 } } };
    const seen: unknown[] = [];
    const see = (input: unknown): unknown => seen.push(input);
    void replies(mock('Charge').answers(see), 1, invoke);
    void replies(service('lambda').answers(see), 1, invoke);
    void replies(lambda('charge').answers(see), 1, invoke);
    expect(seen).toEqual([invoke.parameters, invoke.parameters, { orderId: 1 }]);
    expect(lambda('charge').when({ orderId: 1 }).script.matches(taskRequest(invoke))).toBe(true);
    expect(mock('Charge').when({ orderId: 1 }).script.matches(taskRequest(invoke))).toBe(false);
  });

  test.each([
    ['when', 1],
    ['forItem', 1],
    ['onAttempt', 1],
    ['inTestCase', 'Sad'],
    ['inStateMachine', 'Other'],
  ] as const)('rejects .%s(…) after an answer', (method, value) => {
    const builder = mock('Charge').returns(1);
    expect(() => builder[method](value as never)).toThrow(
      new HarnessError(
        `.${method}(…) comes after an answer of the mock of state 'Charge'. First write which calls a script matches, ` +
          'then its answers; for other calls, write another script.',
      ),
    );
  });
});

describe('mistakes', () => {
  test('rejects .submitting(…) for a task that has one answer', () => {
    const script = mock('Charge').returns(1).submitting({ MessageId: 'm-1' });
    expect(() => replies(script, 1)).toThrow(
      new HarnessError(
        "The mock of state 'Charge' sets the response on submission, .submitting(…), but " +
          `'${functionArn}' has only one response. Its Resource would have to end in .sync or .waitForTaskToken.`,
      ),
    );
  });

  test.each(['times', 'after', 'submitting'] as const)('.%s(…) requires an answer before it', (method) => {
    expect(() => mock('Charge')[method](1)).toThrow(
      new HarnessError(
        `.${method}(…) changes the answer before it, but the mock of state 'Charge' has none yet. ` +
          'Write .returns(…) or .throws(…) first.',
      ),
    );
  });

  test('an Error is not an error name', () => {
    expect(() => mock('Charge').throws(new TypeError('why') as never)).toThrow(
      new HarnessError(
        "The error of .throws(…) is its name, and the message comes second: ('TypeError', 'why'). It was given an Error.",
      ),
    );
  });

  test.each([0, -1, 1.5, NaN, '3'])('%p is not a number of times', (times) => {
    expect(() =>
      mock('Charge')
        .returns(1)
        .times(times as number),
    ).toThrow(
      new HarnessError(
        `The number of .times(…) must be a whole number from 1, not ${typeof times === 'string' ? `"${times}"` : times}.`,
      ),
    );
  });

  test.each<[string, () => unknown]>([
    ["no option 'pase'. Did you mean 'phase'?", () => mock('A').throws('E', 'c', { pase: 'submit' } as object)],
    ["no phase 'sumbit'. Did you mean 'submit'?", () => mock('A').throws('E', 'c', { phase: 'sumbit' as 'submit' })],
    [
      "no option 'statuscode'. Did you mean 'statusCode'?",
      () => mock('A').fails('E', 'm', { statuscode: 1 } as object),
    ],
    ["no option 'evry'. Did you mean 'every'?", () => mock('A').beats({ evry: 1, times: 1 } as never)],
    ["no option 'afer'. Did you mean 'after'?", () => mock('A').succeedsToken(1, { afer: 1 } as object)],
    ["no option 'afer'. Did you mean 'after'?", () => mock('A').failsToken('E', 'c', { afer: 1 } as object)],
  ])('rejects misspelt members: %s', (message, write) => {
    expect(write).toThrow(message);
  });

  test('rejects the others', () => {
    expect(() => mock('Charge').forItem(-1)).toThrow('The index of .forItem(…) must be a whole number from 0, not -1.');
    expect(() => mock('Charge').beats({ every: '1s', times: 0 })).toThrow(
      'The times of .beats(…) must be a whole number from 1, not 0.',
    );
    expect(() => mock('Charge').validated('LOOSE' as 'NONE')).toThrow(
      `The mode of .validated(…) must be 'STRICT', 'PRESENT' or 'NONE', not "LOOSE".`,
    );
    expect(() => mock('Charge').returns(1).after('soon')).toThrow(/^The delay of \.after\(…\) must be seconds/);
    expect(() => mock('Charge').fails('')).toThrow('The name of .fails(…) must be a string, not "".');
  });
});
