import { stepmill } from '../../src/jest';

const sfn = stepmill();

const id = 1234567890123456789n;
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  End: true,
} as const;
const machine = { StartAt: 'Ask', States: { Ask: invoke } } as const;

test('whole numbers that a double cannot hold are bigints in tests, in and out', async () => {
  const order = await sfn.stateMachine(machine);
  order.mock('Ask').returns({ Payload: { id, price: 1.5 } });
  const run = await order.run({ id });
  expect(run.output).toEqual({ id, price: 1.5 });
  expect(run.input).toEqual({ id });
  expect(run).toHaveOutput({ id, price: 1.5 });
  expect(run.state('Ask').input).toEqual({ id });
  expect(run.calls.last.parameters).toEqual({ FunctionName: 'f', Payload: { id } });
  expect(run.toString()).toContain('Ask');
  expect(run.toSnapshot()).toContain('{"id":1234567890123456789');
});

test('a function that computes an answer gets and gives bigints, and 1.0 as 1', async () => {
  const Parameters = { FunctionName: 'f', 'Payload.$': 'States.StringToJson($.text)' };
  const order = await sfn.stateMachine({ StartAt: 'Ask', States: { Ask: { ...invoke, Parameters } } });
  const given: unknown[] = [];
  sfn.mock.lambda('f').answers((input, { parameters }) => {
    given.push(input, parameters);
    return { next: (input as { id: bigint }).id + 1n };
  });
  const run = await order.run({ text: `{"id":${id},"one":1.0}` });
  expect(run.output).toEqual({ next: id + 1n });
  expect(given).toEqual([
    { id, one: 1 },
    { FunctionName: 'f', Payload: { id, one: 1 } },
  ]);
});

test('a handler of Lambda gets what Node.js makes of the JSON text', async () => {
  const order = await sfn.stateMachine(machine);
  sfn.lambda('f', (event: { id: number }) => ({ id: event.id, type: typeof event.id }));
  const run = await order.run({ id });
  expect(run.output).toEqual({ id: 1234567890123456800, type: 'number' });
});

test('mocks with a pattern accept bigints', async () => {
  const order = await sfn.stateMachine(machine);
  sfn.mock.lambda('f').when({ id }).returns('it');
  expect((await order.run({ id, more: true })).output).toBe('it');
});
