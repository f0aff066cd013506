import { setImmediate as aTurn } from 'node:timers/promises';
import { answerFunctionArn } from '../../../../src/tasks/integrations/lambda/answerFunctionArn';
import type { TaskReply } from '../../../../src/contract/task';
import { toCompactText, toText, type Json } from '../../../../src/util/json';
import type { Pending } from '../../../../src/util/pending';
import { nowMs, request, TestIo } from '../support';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:charge';

test('the whole input is the event and the reply is the result', () => {
  const io = new TestIo();
  io.functions.register('charge', (event) => ({ received: event }));
  expect(answerFunctionArn(request(arn, { marker: 'm' }), io)).toEqual({
    outcome: { output: { received: { marker: 'm' } } },
  });
});

test.each([[null], ['plain native string'], [[]], [0], [true]])('the event %j reaches the function', (event) => {
  const io = new TestIo();
  io.functions.register('charge', (received) => received);
  expect(answerFunctionArn(request(arn, event), io)).toEqual({ outcome: { output: event } });
});

test('an error is named by its type, with the reply as cause', async () => {
  const io = new TestIo();
  io.functions.register('charge', async () => {
    throw Object.assign(new TypeError('bad card'), { stack: 'TypeError: bad card' });
  });
  expect(await io.reply(arn, {})).toEqual({
    outcome: {
      error: 'TypeError',
      cause: '{"errorType":"TypeError","errorMessage":"bad card","trace":["TypeError: bad card"]}',
    },
  });
});

test('a function that its own limit cuts off has taken as long as the limit', async () => {
  const io = new TestIo();
  io.functions.register('charge', () => new Promise(() => undefined), { timeoutSeconds: 3 });
  const reply = io.reply(arn, {}, { now: nowMs - 1000 });
  await aTurn();
  expect(io.timers.map(({ ms }) => ms)).toEqual([3000]);
  io.timers[0]!.fire();
  expect(await reply).toEqual({
    outcome: {
      error: 'Sandbox.Timedout',
      cause:
        '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 00000000-0000-4000-8000-000000000000 ' +
        'Error: Task timed out after 3.00 seconds"}',
    },
    delaySeconds: 2,
  });
  expect(io.timers).toEqual([]);
});

test('a hung handler leaves no timer behind when its task is cancelled', async () => {
  const io = new TestIo();
  io.functions.register('charge', () => new Promise(() => undefined));
  const answer = io.ask(arn, {}) as Pending<TaskReply>;
  await aTurn();
  expect(io.timers).toHaveLength(1);
  answer.giveUp!();
  expect(io.timers).toEqual([]);
});

test('numbers of the reply keep their text as long as it is untouched, and print as AWS prints them afterwards', () => {
  const io = new TestIo();
  io.functions.register('charge', () => ({ large: 1e21, small: 5e-7, plain: 1.5 }));
  const { outcome } = answerFunctionArn(request(arn, {}), io) as TaskReply;
  const { output } = outcome as { output: Json };
  expect([toText(output), toCompactText(output)]).toEqual([
    '{"large":1e+21,"small":5e-7,"plain":1.5}',
    '{"large":1.0E21,"small":5.0E-7,"plain":1.5}',
  ]);
});
