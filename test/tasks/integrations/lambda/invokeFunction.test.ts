import type { FunctionCall } from '../../../../src/tasks/integrations/lambda/FunctionCall';
import {
  afterLimit,
  failedFunction,
  invokeFunction,
  type InvokeAnswer,
} from '../../../../src/tasks/integrations/lambda/invokeFunction';
import { LocalFunctions } from '../../../../src/tasks/integrations/lambda/LocalFunctions';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { executionArn, nowMs, request, TestIo } from '../support';

test.each([
  ['{"errorType":"Card.Declined","errorMessage":"no"}', 'Card.Declined', 'spelled'],
  ['{"errorType":""}', 'Lambda.Unknown', undefined],
  ['{"errorType":5}', 'Lambda.Unknown', undefined],
  ['{}', 'Lambda.Unknown', undefined],
  ['null', 'Lambda.Unknown', undefined],
  ['Task timed out', 'Lambda.Unknown', undefined],
  ['', 'Lambda.Unknown', undefined],
])('the error of the response %j', (payload, error, cause) => {
  const unknown =
    'The cause could not be determined because Lambda did not return an error type. Returned payload: ' + payload;
  expect(failedFunction(payload, (text) => (text === payload ? 'spelled' : text))).toEqual({
    error,
    cause: cause ?? unknown,
  });
});

test('a function that reached its limit has taken that long', () => {
  const reply = { outcome: { output: 1 } };
  const after = (answer: object, now = nowMs) =>
    afterLimit(reply, answer as InvokeAnswer, { now: nowMs }, { now: () => now });
  expect([after({}), after({ timedOutAfterSeconds: undefined }), after({ timedOutAfterSeconds: 3 })]).toEqual([
    reply,
    reply,
    { ...reply, delaySeconds: 3 },
  ]);
  expect([after({ timedOutAfterSeconds: 3 }, nowMs + 1000), after({ timedOutAfterSeconds: 3 }, nowMs + 9000)]).toEqual([
    { ...reply, delaySeconds: 2 },
    { ...reply, delaySeconds: 0 },
  ]);
});

describe('invokeFunction', () => {
  const call = (invocationType?: string): FunctionCall => ({
    parameters: {
      functionName: 'f',
      payload: { text: '{"n":1}', event: () => ({ n: 1 }) },
      ...(invocationType !== undefined && { invocationType }),
    },
    task: { executionArn, now: nowMs },
  });
  const ask = (io: TestIo, invocationType?: string) =>
    invokeFunction(
      call(invocationType),
      request('lambda:invoke', { FunctionName: 'f' }),
      io,
      (answer) => ({ outcome: { output: (answer as { statusCode: number }).statusCode } }),
      (end) => ({ outcome: { output: JSON.stringify(end) } }),
    );

  test('without the function and without an endpoint there is no answer', () => {
    expect(ask(new TestIo())).toBeUndefined();
  });

  test('DryRun and Event return at once; only Event runs the function', async () => {
    const io = new TestIo();
    const events: unknown[] = [];
    io.functions.register('f', (event: unknown) => void events.push(event));
    expect([ask(io, 'DryRun'), ask(io, 'Event'), events]).toEqual([
      { outcome: { output: 204 } },
      { outcome: { output: 202 } },
      [],
    ]);
    await io.functions.unawaited.settled(5000);
    expect(events).toEqual([{ n: 1 }]);
  });

  test('a mistake of an unawaited call is reported, its own failure is not', async () => {
    const mistakes: unknown[] = [];
    const functions = new LocalFunctions({ onMistake: (mistake) => mistakes.push(mistake) });
    const io = Object.assign(new TestIo(), { functions });
    const mistake = new HarnessError('of the test');
    const errors: Error[] = [mistake, new Error('of the function')];
    functions.register('f', () => {
      throw errors.pop()!;
    });
    ask(io, 'Event');
    ask(io, 'Event');
    await functions.unawaited.settled(5000);
    expect([errors, mistakes]).toEqual([[], [mistake]]);
  });
});
