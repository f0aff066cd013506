import { useControl } from '../support/useControl';

const api = useControl();

const order = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Ship',
    },
    Approve: { Type: 'Pass', Assign: { approved: true }, Next: 'Ship' },
    Ship: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'ship', 'Payload.$': '$' },
      ResultSelector: { 'parcel.$': '$.Payload.parcel' },
      Retry: [{ ErrorEquals: ['Shipping.Down'], IntervalSeconds: 2 }],
      End: true,
    },
  },
};

test('tells path, visits, attempts, the choice, variables, transitions, cost and time', async () => {
  await api.ask('addMocks', {
    body: { lambda: 'ship', answers: [{ throws: 'Shipping.Down' }, { returns: { parcel: 'p-1' } }] },
  });
  const executionArn = api.run(order, { total: 200 });
  const trace = await api.ask('traceExecution', { path: { executionArn } });
  const startedAt = '2030-01-01T00:00:00.000Z';
  const endedAt = '2030-01-01T00:00:02.000Z';
  const ship = {
    called: true,
    resource: 'invoke',
    resourceType: 'lambda',
    parameters: { FunctionName: 'ship', Payload: { total: 200 } },
  };
  expect(trace).toEqual({
    executionArn,
    name: executionArn.split(':').at(-1),
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    stateMachineName: 'm',
    type: 'STANDARD',
    status: 'SUCCEEDED',
    startedAt,
    endedAt,
    durationSeconds: 2,
    redriveCount: 0,
    input: { total: 200 },
    output: { parcel: 'p-1' },
    path: ['Check', 'Approve', 'Ship'],
    transitions: 5,
    cost: { type: 'STANDARD', region: 'us-east-1', transitions: 5, dollars: 0.000125 },
    variables: { approved: true },
    visits: [
      {
        id: 2,
        state: 'Check',
        type: 'Choice',
        enteredAt: startedAt,
        exitedAt: startedAt,
        durationSeconds: 0,
        input: { total: 200 },
        output: { total: 200 },
        outcome: 'succeeded',
        next: 'Approve',
        attempts: [],
        choice: {
          next: 'Approve',
          rule: 0,
          candidates: [0],
          lines: expect.arrayContaining(['rule 0 → Approve: taken']),
        },
      },
      {
        id: 4,
        state: 'Approve',
        type: 'Pass',
        enteredAt: startedAt,
        exitedAt: startedAt,
        durationSeconds: 0,
        input: { total: 200 },
        output: { total: 200 },
        assigned: { approved: true },
        outcome: 'succeeded',
        next: 'Ship',
        attempts: [],
      },
      {
        id: 6,
        state: 'Ship',
        type: 'Task',
        enteredAt: startedAt,
        exitedAt: endedAt,
        durationSeconds: 2,
        input: { total: 200 },
        output: { parcel: 'p-1' },
        outcome: 'succeeded',
        attempts: [
          { ...ship, startedBy: 'entry', startedAt, endedAt: startedAt, outcome: 'failed', error: 'Shipping.Down' },
          {
            ...ship,
            startedBy: 'retry',
            startedAt: endedAt,
            endedAt,
            outcome: 'succeeded',
            output: expect.objectContaining({ Payload: { parcel: 'p-1' } }),
          },
        ],
      },
    ],
  });
});

test('variables before a state, also where its stages are unknown, beside those after it', async () => {
  const executionArn = api.run({
    QueryLanguage: 'JSONata',
    StartAt: 'One',
    States: {
      One: { Type: 'Pass', Assign: { a: 1 }, Next: 'Two' },
      Two: { Type: 'Pass', Assign: { a: 2, b: '{% $a + 10 %}' }, Next: 'Three' },
      Three: { Type: 'Pass', Assign: { a: '{% $random() %}' }, End: true },
    },
  });
  const { visits } = await api.ask('traceExecution', { path: { executionArn }, query: { include: 'stages' } });
  expect(
    visits.map((visit: any) => ({
      before: visit.variablesBefore,
      after: visit.stages?.variables ?? visit.stagesUnknown,
    })),
  ).toEqual([
    { before: {}, after: { a: 1 } },
    { before: { a: 1 }, after: { a: 2, b: 11 } },
    { before: { a: 2, b: 11 }, after: 'The history of a run does not contain its random numbers.' },
  ]);
});

test('tells data stage by stage, events and the definition when they are asked for', async () => {
  await api.ask('addMocks', { body: { state: 'Ship', returns: { Payload: { parcel: 'p-1' } } } });
  const executionArn = api.run(order, { total: 1 });
  const trace = await api.ask('traceExecution', {
    path: { executionArn },
    query: { include: 'stages,events,definition' },
  });
  expect(trace.visits[1].stages).toMatchObject({
    status: 'SUCCEEDED',
    stages: {
      afterParameters: { FunctionName: 'ship', Payload: { total: 1 } },
      afterResultSelector: { parcel: 'p-1' },
    },
  });
  expect(trace.events).toEqual(
    ((api.service.call('GetExecutionHistory', { executionArn }) as any).events as object[]).map((event) =>
      JSON.parse(JSON.stringify(event)),
    ),
  );
  expect(trace.definition).toEqual(order);
});

test('says where a nested visit was, and why no stages can be told', async () => {
  const executionArn = api.run(
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'Both',
            States: {
              Both: {
                Type: 'Parallel',
                Branches: [{ StartAt: 'L', States: { L: { Type: 'Fail', Error: 'E' } } }],
                End: true,
              },
            },
          },
          End: true,
        },
      },
    },
    [1],
  );
  const { status, error, path, visits } = await api.ask('traceExecution', {
    path: { executionArn },
    query: { include: 'stages' },
  });
  expect({ status, error, path }).toEqual({ status: 'FAILED', error: 'E', path: ['Each'] });
  const [each, both, last] = visits;
  expect(both.within).toEqual({ visit: each.id, attempt: 0, kind: 'iteration', index: 0 });
  expect(last.within).toEqual({ visit: both.id, attempt: 0, kind: 'branch', index: 0 });
  expect(last.outcome).toBe('failed');
});

test('an Express execution has one, and so has one that runs', async () => {
  const machine = api.machine(order, { type: 'EXPRESS' });
  await api.ask('addMocks', { body: { state: 'Ship', returns: { Payload: { parcel: 'p' } } } });
  const executionArn = api.start(machine, { total: 1 });
  const trace = await api.ask('traceExecution', { path: { executionArn } });
  expect(trace).toMatchObject({
    type: 'EXPRESS',
    status: 'SUCCEEDED',
    path: ['Check', 'Ship'],
    cost: { type: 'EXPRESS' },
  });
  api.service.call('CreateActivity', { name: 'a' });
  const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
  const open = api.start(
    api.machine({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activity, End: true } } }, { name: 'open' }),
  );
  expect(await api.ask('traceExecution', { path: { executionArn: open } })).toMatchObject({
    status: 'RUNNING',
    visits: [{ state: 'A', outcome: 'open', attempts: [{ outcome: 'open' }] }],
  });
});

test('an unmocked task is told as the mistake that it is, and numbers keep their digits', async () => {
  const executionArn = api.run(order, { total: 1 });
  expect(await api.ask('traceExecution', { path: { executionArn } })).toMatchObject({
    status: 'FAILED',
    mistake: expect.stringContaining("Nothing answers the task of state 'Ship'"),
  });
});

test('what there is not, and what is not known, is refused', async () => {
  expect(await api.refusal('traceExecution', { path: { executionArn: 'arn:x' }, query: {} })).toEqual({
    status: 404,
    code: 'NotFound',
    message: 'There is no execution "arn:x" in this account: see GET …/executions.',
  });
  expect(
    await api.refusal('traceExecution', { path: { executionArn: 'arn:x' }, query: { include: 'stage', inclde: '' } }),
  ).toMatchObject({
    status: 400,
    faults: [
      { in: 'query', pointer: '/inclde', message: "is not known. Did you mean 'include'?" },
      { in: 'query', pointer: '/include/0', message: "must be 'stages', 'events' or 'definition', not \"stage\"." },
    ],
  });
});

test('of a long execution only the visits that are asked for are told, and no other member changes', async () => {
  await api.ask('addMocks', { body: { lambda: 'ship', returns: { parcel: 'p-1' } } });
  const executionArn = api.run(order, { total: 200 });
  const whole = await api.ask('traceExecution', { path: { executionArn }, query: { include: 'stages' } });
  const [first, second] = whole.visits;
  const part = await api.ask('traceExecution', {
    path: { executionArn },
    query: { include: 'stages', visits: `${second.id},${first.id}` },
  });
  expect(part).toEqual({ ...whole, visits: [first, second] });
  const none = await api.ask('traceExecution', { path: { executionArn }, query: { visits: '0' } });
  expect(none.visits).toEqual([]);
  expect(none.path).toEqual(whole.path);
});
