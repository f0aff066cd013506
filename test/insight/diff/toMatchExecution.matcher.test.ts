import { failureOf } from '../../harness/support/failureOf';
import { orderMachine } from '../../harness/support/orderMachine';

const { sfn, order } = orderMachine();

test('the same story, in another execution', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  expect(await order.run({ total: 1 })).toMatchExecution(await order.run({ total: 1 }));
});

test('a failure shows the first difference, the next ones and the path', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').throws('Shipping.Down').times(1).returns({ Payload: 1 });
  const [retried, large] = [await order.run({ total: 1 }), await order.run({ total: 101 })];
  expect(retried).not.toMatchExecution(large);
  expect(failureOf(() => expect(large).toMatchExecution(retried))).toMatchInlineSnapshot(`
    "expected the execution to do what the other one did (arn:aws:states:us-east-1:123456789012:execution:Order:e2d93f3b-f761-4d6d-be57-5f12e43cb8bc)
    first difference: input at /total of the execution
      other:    1
      this one: 101

    then:
      input at /total of state 'Charge': 1 ≠ 101
      parameters at /total of state 'Charge': 1 ≠ 101
      output at /total of state 'Charge': 1 ≠ 101
      input at /total of state 'IsLarge': 1 ≠ 101
      output at /total of state 'IsLarge': 1 ≠ 101
      state after state 'IsLarge': 'Ship' ≠ 'Audit'

    SUCCEEDED after 1h
    ├─ Charge   Task  +0s
    ├─ IsLarge  Choice  +0s
    ├─ Audit    Wait  +0s
    └─ Ship     Task  +1h"
  `);
});

test('runs of two harnesses with one seed have the same ARN, and are two', async () => {
  const runOf = (Result: number) => {
    const own = sfn.fresh({ seed: 'one', startTime: 0 });
    return own.stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', Result, End: true } } }).run({});
  };
  const [one, two, three] = [await runOf(1), await runOf(1), await runOf(3)];
  expect(one.executionArn).toBe(two.executionArn);
  expect(one).toMatchExecution(two);
  expect(one).not.toMatchExecution(three);
});

test('one run twice, something else, and unknown options are refused', async () => {
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  const [run, other] = [await order.run({}), await order.run({})];
  expect(failureOf(() => expect(run).toMatchExecution(run))).toContain('was given the same run twice');
  expect(failureOf(() => expect(run).toMatchExecution(order.run({}) as never))).toContain('did you forget an await?');
  expect(failureOf(() => expect(run).toMatchExecution(other, { duration: true } as never))).toContain('durations');
  expect(failureOf(() => expect(run).not.toMatchExecution(other))).toContain(
    'expected the execution not to do what the other one did\nno difference',
  );
});

test('durations, when asked for', async () => {
  const wait = sfn.stateMachine({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', SecondsPath: '$.s', OutputPath: '$.a', End: true } },
  });
  const [short, long] = [await wait.run({ s: 1, a: 1 }), await wait.run({ s: 9, a: 1 })];
  expect(failureOf(() => expect(long).toMatchExecution(short, { durations: true }))).toContain(
    "time waited of state 'Wait': 1s ≠ 9s",
  );
});

test('children of a Distributed Map are looked at elsewhere, or left out on purpose', async () => {
  const each = sfn.stateMachine({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  });
  const [run, other] = [await each.run([1]), await each.run([1])];
  expect(failureOf(() => expect(run).toMatchExecution(other))).toContain(
    "cannot compare the children of the Distributed Map 'Each'",
  );
  expect(run).toMatchExecution(other, { children: 'ignore' });
  expect(await (await run.mapRun('Each')).item(0)).toMatchExecution(await (await other.mapRun('Each')).item(0));
});

test('an execution that still runs is refused, on either side, and is not compared with a recording', async () => {
  order.mock('Charge').answers(() => new Promise(() => undefined));
  const [one, two] = [await order.start({}), await order.start({})];
  const [left, right] = [await one.until('Charge'), await two.until('Charge')];
  const running = `toMatchExecution compares executions that have ended, but ${left.executionArn} is still running. Await its end: await started.ended(), await sfn.ended(arn).`;
  expect(failureOf(() => expect(left).toMatchExecution(right))).toBe(running);
  expect(failureOf(() => expect(left).not.toMatchExecution(right))).toBe(running);
  await two.stop();
  const stopped = await two.ended();
  expect(failureOf(() => expect(stopped).not.toMatchExecution(left))).toBe(running);
  expect(failureOf(() => expect(left).toMatchRecording('none.json'))).toBe(
    `toMatchRecording compares an execution that has ended, but ${left.executionArn} is still running. Await its end: await started.ended(), await sfn.ended(arn).`,
  );
  await one.stop();
});
