import { inspect } from 'node:util';
import { Calls } from '../../../src/tasks/mocking/Calls';
import { lambda, mock } from '../../../src/tasks/mocking/scripts';
import { activityArn, functionArn, taskRequest } from './taskRequest';

describe('Calls', () => {
  const calls = new Calls();
  const machine = 'arn:aws:states:us-east-1:1:stateMachine:child';
  const given: [Parameters<typeof taskRequest>[0], 'mock' | 'local' | 'real' | 'unmocked'][] = [
    [{ resource: functionArn, parameters: { orderId: 1 } }, 'local'],
    [{ state: 'Ship', attempt: 1, parameters: { FunctionName: 'ship', Payload: { id: 7 } } }, 'mock'],
    [{ state: 'Send', resource: 'sqs:sendMessage', parameters: { QueueUrl: 'orders', MessageBody: 'm' } }, 'real'],
    [
      {
        state: 'Tell',
        resource: 'sns:publish',
        parameters: { TopicArn: 'arn:aws:sns:us-east-1:1:news', Message: 'n' },
      },
      'real',
    ],
    [
      { state: 'Get', resource: 'aws-sdk:dynamodb:getItem', parameters: { TableName: 't' }, stateMachineName: 'Other' },
      'unmocked',
    ],
    [{ state: 'Wait', resource: activityArn, parameters: {}, executionArn: 'arn:other' }, 'local'],
    [{ state: 'Nest', resource: 'states:startExecution', parameters: { StateMachineArn: machine } }, 'local'],
  ];
  for (const [request, answeredBy] of given) calls.record(taskRequest(request), answeredBy);
  const states = (list: { readonly all: readonly { readonly state: string }[] }): string[] =>
    list.all.map(({ state }) => state);

  test('keeps the order', () => {
    expect(states(calls)).toEqual(['Charge', 'Ship', 'Send', 'Tell', 'Get', 'Wait', 'Nest']);
    expect(calls.count).toBe(7);
    expect(calls.last.state).toBe('Nest');
  });

  test.each([
    ['state', calls.ofState('Ship'), ['Ship']],
    ['service', calls.ofService('lambda'), ['Charge', 'Ship']],
    ['service and action', calls.ofService('dynamodb', 'getItem'), ['Get']],
    ['SDK service', calls.ofService('aws-sdk:dynamodb:getItem'), ['Get']],
    ['function', calls.ofFunction('ship'), ['Ship']],
    ['queue', calls.ofQueue('orders'), ['Send']],
    ['topic', calls.ofTopic('news'), ['Tell']],
    ['activity', calls.ofActivity('approve'), ['Wait']],
    ['nested state machine', calls.ofNestedStateMachine('child'), ['Nest']],
    ['state machine', calls.inStateMachine('Other'), ['Get']],
    ['execution', calls.inExecution('arn:other'), ['Wait']],
    ['who answered', calls.answeredBy('real'), ['Send', 'Tell']],
    ['script', calls.for(lambda('charge').when({ orderId: 1 })), ['Charge']],
    ['predicate', calls.where(({ attempt }) => attempt === 1), ['Ship']],
    ['one after the other', calls.ofService('lambda').answeredBy('mock'), ['Ship']],
    ['nothing', calls.ofState('Nope'), []],
  ])('by %s', (_what, list, found) => {
    expect(states(list)).toEqual(found);
  });

  test('a query by a misspelt name is refused: none would look like a callee that is never called', () => {
    const definition = { StartAt: 'Refund', States: { Refund: { Type: 'Fail' } } } as const;
    const known = new Calls().knowing(() => ({ definitions: [definition], machines: ['Order'] }));
    expect(() => known.ofState('Refudn')).toThrow("There is no state 'Refudn'. Did you mean 'Refund'?");
    expect(() => known.where(() => true).ofState('Refudn')).toThrow("There is no state 'Refudn'.");
    expect(known.ofState('Refund').count).toBe(0);
    expect(() => known.ofState('Elsewhere')).toThrow("There is no state 'Elsewhere'. Known: ");
    expect(() => known.inStateMachine('Ordre')).toThrow("There is no state machine 'Ordre'. Did you mean 'Order'?");
    expect(known.inStateMachine('Order').count).toBe(0);
    expect(known.inStateMachine('Invoice').count).toBe(0);
    expect(calls.inStateMachine('Othre2').count).toBe(0);
    const targets: [() => unknown, string][] = [
      [() => calls.ofFunction('shpi'), "Nothing calls a Lambda function 'shpi'. Did you mean 'ship'?"],
      [() => calls.ofQueue('order'), "Nothing calls an SQS queue 'order'. Did you mean 'orders'?"],
      [() => calls.ofTopic('nesw'), "Nothing calls an SNS topic 'nesw'. Did you mean 'news'?"],
      [() => calls.ofActivity('aprove'), "Nothing calls an activity 'aprove'. Did you mean 'approve'?"],
      [() => calls.ofService('dynamobd'), "There is no service 'dynamobd'. Did you mean 'dynamodb'?"],
      [() => calls.ofService('dynamodb', 'getItme'), "'dynamodb' has no action 'getItme'. Did you mean 'getItem'?"],
    ];
    for (const [query, message] of targets) expect(query).toThrow(message);
    // What another part of the calls knows is a name.
    expect(calls.answeredBy('real').ofFunction('ship').count).toBe(0);
    expect(calls.ofFunction('arn:aws:lambda:us-east-1:123456789012:function:shpi').count).toBe(0);
  });

  test('a service that a task calls may have nearly the name of another: it may be newer than the list', () => {
    const Resource = 'arn:aws:states:::aws-sdk:dynamodbv:getItem';
    const definition = { StartAt: 'Get', States: { Get: { Type: 'Task', Resource, End: true } } } as const;
    const known = new Calls().knowing(() => ({ definitions: [definition] }));
    expect(known.ofService('aws-sdk:dynamodbv').count).toBe(0);
    expect(() => known.ofService('aws-sdk:dynamodbw')).toThrow("There is no service 'dynamodbw'. Did you mean");
    expect(calls.ofService('resiliencehubv2').count).toBe(0);
  });

  test('a name with another word in it is not a misspelt one', () => {
    const known = new Calls();
    for (const name of ['shop-eu-create-order', 'chargeCard', 'orders1'])
      known.record(taskRequest({ parameters: { FunctionName: name } }), 'local');
    known.record(
      taskRequest({ resource: 'sqs:sendMessage', parameters: { QueueUrl: 'orders.fifo', MessageBody: 'm' } }),
      'local',
    );
    for (const name of [
      'shop-us-create-order',
      'shop-eu-delete-order',
      'shop-eu-create-order-b',
      'chargeCart2',
      'orders2',
    ])
      expect(known.ofFunction(name).count).toBe(0);
    for (const [name, meant] of [
      ['shop-eu-craete-order', 'shop-eu-create-order'],
      ['shop-eu-createorder', 'shop-eu-create-order'],
      ['shopeucreateorder', 'shop-eu-create-order'],
      ['chargecard', 'chargeCard'],
      ['charge-card', 'chargeCard'],
      ['chagreCard', 'chargeCard'],
    ] as const)
      expect(() => known.ofFunction(name)).toThrow(`Did you mean '${meant}'?`);
    expect(() => known.ofQueue('orders')).toThrow("Nothing calls an SQS queue 'orders'. Did you mean 'orders.fifo'?");
  });

  test('who answered is one of five words, and not known of calls that a history tells', () => {
    expect(() => calls.answeredBy('mok' as 'mock')).toThrow("There is no kind of answer 'mok'. Did you mean 'mock'?");
    const read = new Calls();
    read.record(taskRequest({ resource: functionArn }), 'unknown');
    expect(() => read.answeredBy('real')).toThrow(
      'A history does not say what answered. The log does: sfn.calls.inExecution(run.executionArn).answeredBy(…)',
    );
    expect(read.answeredBy('unknown').count).toBe(1);
  });

  test.each([undefined, 'order-1'])('calls of an execution that is not an ARN (%p) are refused', (arn) => {
    expect(() => calls.inExecution(arn as string)).toThrow(
      `inExecution takes the ARN of an execution, run.executionArn, not ${String(arn)}.`,
    );
  });

  test('a call shows what was sent and how it ended', () => {
    const script = mock('Ship').returns(1).script;
    const call = new Calls().record(
      taskRequest({
        state: 'Ship',
        iterations: [{ state: 'Each', index: 2 }],
        parameters: { FunctionName: 'ship', Payload: { id: 7 } },
      }),
      'mock',
      script,
    );
    expect(call).toMatchObject({
      state: 'Ship',
      name: 'lambda:invoke',
      target: 'ship',
      parameters: { FunctionName: 'ship', Payload: { id: 7 } },
      received: { id: 7 },
      attempt: 0,
      iterations: [{ state: 'Each', index: 2 }],
      answeredBy: 'mock',
      script,
      outcome: undefined,
      output: undefined,
      error: undefined,
    });
    expect(call.resource.arn).toBe('arn:aws:states:::lambda:invoke');
    call.ended({ output: null });
    expect([call.outcome, call.output, call.error]).toEqual([{ output: null }, null, undefined]);
    const late = new Calls().record(taskRequest({}), 'mock');
    late.ended({ error: 'States.Timeout' });
    expect([late.outcome, late.output, late.error]).toEqual([{ error: 'States.Timeout' }, undefined, 'States.Timeout']);
  });
});

test('a call is printed as data', () => {
  const request = taskRequest({});
  const call = new Calls().record(request, 'local');
  call.ended({ output: 1 });
  expect(JSON.parse(JSON.stringify(call))).toEqual({ request, answeredBy: 'local', outcome: { output: 1 } });
  expect(inspect(call)).toContain("answeredBy: 'local'");
});

test('whoever has asked for all calls sees those that come later, and none after a reset', () => {
  const calls = new Calls();
  calls.record(taskRequest({ state: 'A' }), 'mock');
  const { all } = calls;
  for (let invocation = 0; invocation < 200; invocation++)
    calls.record(taskRequest({ invocation }), 'mock').ended({ output: invocation });
  expect(all).toHaveLength(201);
  expect([all[0]?.state, all[0]?.outcome, all[200]?.request.invocation, all[200]?.output]).toEqual([
    'A',
    undefined,
    199,
    199,
  ]);
  expect(calls.last).toEqual(all[200]);
  calls.clear();
  expect([all, calls.count]).toEqual([[], 0]);
  expect(() => calls.last).toThrow('There is no last call. No call was made.');
  calls.record(taskRequest({ state: 'B' }), 'mock');
  expect([all.map(({ state }) => state), calls.last.state]).toEqual([['B'], 'B']);
});

test.each([1, 10, 64, 100, 129])('a log of at most %d calls has the last ones in order', (limit) => {
  const read = new Calls({ limit });
  expect(read.all).toEqual([]);
  const unread = new Calls({ limit });
  for (let invocation = 0; invocation < 1000; invocation++) {
    for (const calls of [read, unread]) calls.record(taskRequest({ invocation }), 'mock');
    expect(read.count).toBeLessThanOrEqual(limit);
    expect(read.last?.request.invocation ?? invocation).toBe(invocation);
  }
  const kept = unread.all.map(({ request }) => request.invocation);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 1000 - kept.length + index));
  expect(read.all.map(({ request }) => request.invocation)).toEqual(kept);
});

test('a bounded log forgets the oldest calls', () => {
  const calls = new Calls({ limit: 10 });
  for (let invocation = 0; invocation < 1000; invocation++) calls.record(taskRequest({ invocation }), 'mock');
  expect(calls.count).toBeLessThanOrEqual(10);
  expect(calls.last.request.invocation).toBe(999);
  calls.clear();
  expect(calls.count).toBe(0);
});

test('a condition that is asynchronous is refused: its promise would count as true', () => {
  const calls = new Calls();
  calls.record(taskRequest(), 'mock');
  const told = 'is asynchronous: it returned a promise, which would count as true.';
  expect(() => calls.where((async () => false) as never)).toThrow(`The condition of .where(…) ${told}`);
  expect(() =>
    mock('Charge')
      .when((async () => false) as never)
      .returns(1)
      .script.matches(taskRequest()),
  ).toThrow(`The predicate given to .when(…) ${told}`);
});

test('a service may have the name that the CLI gives it', () => {
  const calls = new Calls();
  calls.record(taskRequest({ resource: 'aws-sdk:cognitoidentityprovider:adminGetUser' }), 'mock');
  for (const name of ['cognito-idp', 'cognitoidp', 'aws-sdk:cognito-idp', 'cognitoidentityprovider'])
    expect([calls.ofService(name).count, calls.ofService(name, 'adminGetUser').count]).toEqual([1, 1]);
  expect(calls.ofService('logs').count).toBe(0);
});
