import { AssertionError } from 'node:assert';
import { createService } from '../../../../src/emulator/service/createService';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { endOfNothing } from '../../../../src/tasks/integrations/lambda/crash';
import type { HandlerRun } from '../../../../src/tasks/integrations/lambda/HandlerRun';
import type { LambdaHandler } from '../../../../src/tasks/integrations/lambda/LocalFunction';
import { TestIo } from '../support';

/** The payload that Lambda would answer, and whether it is an error. */
async function run(handler: LambdaHandler, io = new TestIo()): Promise<unknown> {
  io.functions.register('f', handler);
  const { outcome } = await io.reply('aws-sdk:lambda:invoke', { FunctionName: 'f', Payload: { n: 1 } });
  const { Payload, FunctionError } = (outcome as { output: { Payload: string; FunctionError?: string } }).output;
  return { payload: JSON.parse(Payload) as unknown, ...(FunctionError && { FunctionError }) };
}

test.each<[string, LambdaHandler, unknown]>([
  ['an asynchronous handler', async (event: { n: number }) => event.n + 1, 2],
  ['a handler with a callback', (event: { n: number }, _, callback) => callback(null, event.n + 1), 2],
  [
    'a callback later on',
    (event: { n: number }, _, callback) => void Promise.resolve().then(() => callback(null, event.n)),
    1,
  ],
  ['a handler that just returns', (event: { n: number }) => event.n, 1],
  ['a handler that returns nothing', () => undefined, null],
  ['an asynchronous handler that returns nothing', async () => undefined, null],
  ['a thenable', () => ({ then: (ok: (value: string) => void) => ok('later') }), 'later'],
])('%s', async (_, handler, payload) => {
  expect(await run(handler)).toEqual({ payload });
});

test.each<[string, LambdaHandler, number]>([
  ['an answer in the turn of its call starts no timer', async (event: { n: number }) => event.n, 0],
  ['a later answer starts one', () => new Promise((resolve) => setImmediate(() => setImmediate(resolve, 1))), 1],
])('%s', async (_, handler, timers) => {
  const io = new TestIo();
  let started = 0;
  const { afterRealMs } = io;
  io.afterRealMs = (...given) => {
    started++;
    return afterRealMs.apply(io, given);
  };
  expect(await run(handler, io)).toEqual({ payload: 1 });
  expect(started).toBe(timers);
  expect(io.functions.atWork).toEqual(new Set());
});

test('an answer that is there goes out, although nothing holds its promise any more', async () => {
  const io = new TestIo();
  let answer: (value: string) => void;
  const ran = run(() => new Promise((resolve) => (answer = resolve)), io);
  while (io.functions.atWork.size === 0) await new Promise(setImmediate);
  const [working] = io.functions.atWork as Set<HandlerRun<unknown>>;
  answer!('there');
  // Its promise has been heard, the turn is not over, and the collector comes.
  await Promise.resolve();
  working!.neverEnds(endOfNothing(true));
  expect(await ran).toEqual({ payload: 'there' });
});

test('a handler that can never answer ends as on Lambda', async () => {
  const io = new TestIo();
  const ran = run(() => new Promise(() => undefined), io);
  while (io.functions.atWork.size === 0) await new Promise(setImmediate);
  const [working] = io.functions.atWork as Set<HandlerRun<unknown>>;
  working!.neverEnds(endOfNothing(false));
  expect(await ran).toEqual({ payload: null });
});

test('the first end counts: a callback after the result, and two callbacks', async () => {
  expect(
    await run(async (_event, _context, callback) => {
      callback(null, 'first');
      return 'second';
    }),
  ).toEqual({ payload: 'first' });
  expect(
    await run((_event, _context, callback) => {
      void Promise.resolve().then(() => {
        callback(null, 'first');
        callback(new Error('second'));
      });
    }),
  ).toEqual({ payload: 'first' });
});

test('work of a handler after its end comes before the next step of the execution', async () => {
  const done: string[] = [];
  const soon = (action: () => void): void => void Promise.resolve().then(action);
  const handlers: Record<string, LambdaHandler> = {
    callback: (_event, _context, callback) =>
      soon(() => {
        callback(null, 1);
        done.push('behind the callback');
      }),
    thenable: () => {
      done.push('thenable');
      const then = (ok: (value: number) => void): void =>
        soon(() => {
          ok(2);
          done.push('behind the thenable');
        });
      return { then };
    },
    last: async () => done.push('last'),
  };
  const names = Object.keys(handlers);
  const states = names.map((name, at) => [
    name,
    {
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      ...(at + 1 < names.length ? { Next: names[at + 1] } : { End: true }),
    },
  ]);
  const service = createService({ time: 'skip', handlers });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'm',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: JSON.stringify({ StartAt: names[0], States: Object.fromEntries(states) as object }),
  }) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
  await service.execution(executionArn)!.ended();
  expect(done).toEqual(['behind the callback', 'thenable', 'behind the thenable', 'last']);
  service.close();
});

test('a handler may change its own copy of the event', async () => {
  const io = new TestIo();
  const payload = Object.freeze({ list: Object.freeze([1]) });
  io.functions.register('f', (event: { list: number[] }) => event.list.push(2));
  await io.reply('lambda:invoke', { FunctionName: 'f', Payload: payload });
  expect(payload).toEqual({ list: [1] });
});

const hostile = new Proxy(new Error('x'), {
  get: () => {
    throw new Error('no');
  },
});

test.each<[string, () => unknown, unknown]>([
  ['a string', () => 'no', { errorType: 'string', errorMessage: 'no', trace: [] }],
  ['a number', () => 5, { errorType: 'number', errorMessage: '5', trace: [] }],
  ['an object', () => ({ toString: () => 'odd' }), { errorType: 'object', errorMessage: 'odd', trace: [] }],
  [
    'an Error without a stack',
    () => Object.assign(new RangeError('far'), { stack: undefined }),
    { errorType: 'RangeError', errorMessage: 'far', trace: [] },
  ],
  ...[undefined, hostile].map((thrown): [string, () => unknown, unknown] => [
    thrown === undefined ? 'undefined' : 'something that throws when it is looked at',
    () => thrown,
    {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, ' +
        'name, and stack',
    },
  ]),
])('throwing %s', async (_, make, payload) => {
  const thrower = () => {
    throw make();
  };
  expect(await run(thrower)).toEqual({ payload, FunctionError: 'Unhandled' });
  expect(await run(async () => thrower())).toEqual({ payload, FunctionError: 'Unhandled' });
});

test('the trace ends with the handler', async () => {
  const handler = () => {
    throw new Error('no');
  };
  expect(await run(handler)).toEqual({
    payload: {
      errorType: 'Error',
      errorMessage: 'no',
      trace: ['Error: no', expect.stringMatching(/^ {4}at handler \(.*callHandler\.test\.ts:\d+:\d+\)$/)],
    },
    FunctionError: 'Unhandled',
  });
});

test('a result that is not JSON is an error of the function', async () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  expect(await run(async () => circular)).toMatchObject({
    payload: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
    FunctionError: 'Unhandled',
  });
  expect(await run(async () => () => 1)).toEqual({ payload: null });
});

test("a mistake of the test fails the run, whatever the handler's form", async () => {
  const mistake = new HarnessError('no such order');
  const thrower = () => {
    throw mistake;
  };
  await expect(run(async () => thrower())).rejects.toBe(mistake);
  await expect(run(thrower)).rejects.toBe(mistake);
});

describe('a failed expectation of the test in a handler', () => {
  const message = /^An expectation inside the handler of function '[^']+' failed:\n/;
  const failing = (): void => expect(1).toBe(2);

  test('fails the run, whatever the handler and the kind of assertion', async () => {
    const asserting = (): void => {
      throw new AssertionError({ message: 'no' });
    };
    for (const handler of [
      failing,
      asserting,
      async () => failing(),
      (_event: unknown, _context: unknown, callback: (error?: unknown) => void) => {
        try {
          failing();
        } catch (error) {
          callback(error);
        }
      },
      (_event: unknown, _context: unknown, callback: (error?: unknown) => void) => {
        try {
          failing();
        } catch (error) {
          setImmediate(() => callback(error));
        }
      },
    ]) {
      await expect(run(handler)).rejects.toThrow(message);
    }
  });

  test("is the function's own error in a handler from a file", async () => {
    const io = new TestIo();
    io.functions.register('f', failing);
    const local = io.functions.find('f')!;
    io.functions.find = () => ({ ...local, fromFile: true });
    const reply = await io.reply('arn:aws:lambda:us-east-1:123456789012:function:f', {});
    expect(reply).toMatchObject({ outcome: { error: 'Error' } });
  });
});

test('a handler that cannot be loaded is a mistake of the test', async () => {
  const io = new TestIo();
  const broken = {
    name: 'f',
    timeoutSeconds: 3,
    memoryMb: 128,
    fromFile: true,
    handler: () => Promise.reject(new Error('Unexpected token')),
  };
  io.functions.find = () => broken;
  await expect(io.reply('lambda:invoke', { FunctionName: 'f' })).rejects.toThrow(
    /^The handler of function 'f' cannot be loaded: Error: Unexpected token/,
  );
});
