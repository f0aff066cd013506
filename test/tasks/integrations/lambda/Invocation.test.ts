import { readPayload, type Payload } from '../../../../src/tasks/integrations/lambda/FunctionCall';
import { HandlerContext, Invocation } from '../../../../src/tasks/integrations/lambda/Invocation';
import { executionArn, TestIo, zeroUuid } from '../support';

function invocation(io: TestIo): Invocation {
  io.functions.register('f', () => 1);
  const parameters = { functionName: 'f', payload: readPayload({}) as Payload };
  const call = { parameters, task: { executionArn, now: 0 } };
  return new Invocation(io.functions.find('f')!, call, io);
}

test("the handler's context has the request id as its own member, and creates it on demand", () => {
  const io = new TestIo();
  let drawn = 0;
  io.random = () => ((drawn += 1), 0);
  const context = new HandlerContext(invocation(io));
  expect([drawn, Object.fromEntries(Object.entries(context)), JSON.parse(JSON.stringify(context))]).toEqual([
    0,
    {
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'f',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
      memoryLimitInMB: '128',
      awsRequestId: zeroUuid,
      logGroupName: '/aws/lambda/f',
      logStreamName: 'stepmill/[$LATEST]f',
      clientContext: undefined,
      getRemainingTimeInMillis: expect.any(Function) as unknown,
    },
    expect.objectContaining({ functionName: 'f', awsRequestId: zeroUuid }),
  ]);
});

test('every reader gets the same request id, and a handler may overwrite it in its context', () => {
  const io = new TestIo();
  const own = invocation(io);
  const context = new HandlerContext(own) as { awsRequestId: string };
  expect(context.awsRequestId).toBe(own.requestId);
  context.awsRequestId = 'mine';
  expect([context.awsRequestId, own.requestId]).toEqual(['mine', zeroUuid]);
});
