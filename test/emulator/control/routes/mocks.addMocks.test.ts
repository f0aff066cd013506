import { callControl, useControl } from '../support/useControl';

const api = useControl();

const task = (resource: string, more: object = {}) => ({ Type: 'Task', Resource: resource, ...more });
const invoke = (more: object = {}) =>
  task('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'f', 'Payload.$': '$' }, End: true, ...more });
const one = (state: object) => ({ StartAt: 'T', States: { T: state } });
const add = (body: unknown) => api.ask('addMocks', { body });
const ended = async (executionArn: string) => {
  // A busy machine lets go of long work in between.
  await api.service.quiet();
  const { status, output, error, cause } = await api.ask('describeExecution', { path: { executionArn } });
  return { status, output, error, cause };
};
const result = { OutputPath: '$.Payload' };

test.each<[string, unknown, object, object]>([
  ['a state', { state: 'T', returns: { Payload: 1 } }, invoke(result), { output: 1 }],
  ['a function', { lambda: 'f', returns: 2 }, invoke(result), { output: 2 }],
  [
    'a service and an action',
    { service: 'lambda', action: 'invoke', returns: { Payload: 3 } },
    invoke(result),
    { output: 3 },
  ],
  ['a whole service', { service: 'lambda', returns: { Payload: 3 } }, invoke(result), { output: 3 }],
  [
    'a resource',
    { resource: 'arn:aws:states:::lambda:invoke', returns: { Payload: 4 } },
    invoke(result),
    { output: 4 },
  ],
  [
    'a queue, with the usual answer',
    { sqs: 'q', succeeds: true },
    task('arn:aws:states:::sqs:sendMessage', {
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' },
      ResultSelector: { 'md5.$': '$.MD5OfMessageBody' },
      End: true,
    }),
    { output: { md5: '6f8f57715090da2632453988d9a1501b' } },
  ],
  ['throws', { state: 'T', throws: 'E', cause: { why: 1 } }, invoke(), { error: 'E', cause: '{"why":1}' }],
  [
    'a function that fails',
    { lambda: 'f', fails: 'Boom', message: 'no' },
    invoke(),
    { error: 'Boom', cause: expect.stringContaining('"errorMessage":"no"') },
  ],
  [
    'a ready-made answer',
    { lambda: 'f', answersLike: 'lambda/throttled' },
    invoke(),
    { error: 'Lambda.TooManyRequestsException' },
  ],
  ['a time-out', { state: 'T', timesOut: true }, invoke({ TimeoutSeconds: 5 }), { error: 'States.Timeout' }],
  [
    'a callback',
    { state: 'T', succeedsToken: { ok: true }, after: '80s', beats: { every: 60, times: 119 } },
    task('arn:aws:states:::sqs:sendMessage.waitForTaskToken', {
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        MessageBody: { 'token.$': '$$.Task.Token' },
      },
      HeartbeatSeconds: 90,
      End: true,
    }),
    { output: { ok: true } },
  ],
  [
    'a callback that fails',
    { state: 'T', failsToken: 'Refused', cause: 'no' },
    task('arn:aws:states:::sqs:sendMessage.waitForTaskToken', {
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        MessageBody: { 'token.$': '$$.Task.Token' },
      },
      End: true,
    }),
    { error: 'Refused', cause: 'no' },
  ],
  ['part of the input', { lambda: 'f', when: { a: { b: 1 } }, returns: 'yes' }, invoke(result), { output: 'yes' }],
])('answers: %s', async (_title, body, state, expected) => {
  await add(body);
  const executionArn = api.run(one(state), { a: { b: 1, c: 2 } });
  expect(await ended(executionArn)).toMatchObject(expected);
  expect((await api.ask('listMistakes')).mistakes).toEqual([]);
});

test('gives answers in sequence, by attempt and by item, and later ones first', async () => {
  await add({ lambda: 'f', returns: 'else' });
  await add({ lambda: 'f', forItem: 1, map: 'Each', answers: [{ throws: 'E', times: 2 }, { returns: 'third' }] });
  await add({ mocks: [{ lambda: 'f', forItem: 2, onAttempt: 0, throws: 'E' }] });
  const executionArn = api.run(
    {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: one(invoke({ ...result, Retry: [{ ErrorEquals: ['E'] }] })),
          End: true,
        },
      },
    },
    [{}, {}, {}],
  );
  expect(await ended(executionArn)).toMatchObject({ output: ['else', 'third', 'else'] });
});

test('only for a test case and a machine; perExecution begins anew', async () => {
  await add({ lambda: 'f', inTestCase: 'Bad', throws: 'E' });
  await add({ lambda: 'f', inStateMachine: 'other', returns: 'other' });
  await add({
    lambda: 'f',
    inStateMachine: 'm',
    perExecution: true,
    answers: [{ returns: 1, times: 1 }, { returns: 2 }],
  });
  const machine = api.machine({
    StartAt: 'A',
    States: { A: invoke({ End: undefined, Next: 'T' }), T: invoke(result) },
  });
  for (const more of [{ name: 'x' }, { name: 'y' }])
    expect(await ended(api.start(machine, {}, more))).toMatchObject({ output: 2 });
  const bad = api.start(`${api.machine(one(invoke()), { name: 'n' })}#Bad`);
  expect(await ended(bad)).toMatchObject({ error: 'E' });
});

test('values keep all their digits', async () => {
  const executionArn = api.run(one({ Type: 'Pass', End: true }));
  expect(executionArn).toMatch(/^arn/);
  const { Accounts } = require('../../../../src/emulator/control/accounts/Accounts');
  const { parseJson } = require('../../../../src/util/json');
  const { service } = api;
  const text = '{"lambda":"f","returns":{"id":12345678901234567890,"price":1.0}}';
  const exactBody = parseJson(text);
  await callControl('addMocks', { service, accounts: new Accounts(service), exactBody }, { body: JSON.parse(text) });
  const run = api.start(api.machine(one(invoke(result)), { name: 'exact' }));
  expect((service.call('DescribeExecution', { executionArn: run }) as any).output).toBe(
    '{"id":12345678901234567890,"price":1.0}',
  );
});

describe('refuses', () => {
  const fault = (pointer: string, message: string) => ({
    in: 'body',
    pointer,
    message: expect.stringContaining(message),
  });

  test.each<[unknown, readonly object[]]>([
    [{}, [fault('', "must have exactly one of 'state', 'lambda'")]],
    [{ state: 'T' }, [fault('', "must have exactly one of 'returns', 'succeeds'")]],
    [{ state: 'T', lambda: 'f', returns: 1 }, [fault('', "it has 'state' and 'lambda'.")]],
    [{ state: 'T', returns: 1, throws: 'E' }, [fault('', "it has 'returns' and 'throws'.")]],
    [{ state: 'T', retruns: 1 }, [fault('/retruns', "is not known. Did you mean 'returns'?")]],
    [
      { state: 5, throws: 7, times: 0 },
      [
        fault('/state', 'must be a string, not 5.'),
        fault('/throws', 'must be a string'),
        fault('/times', 'must be 1 or more'),
      ],
    ],
    [{ state: 'T', throws: 'E', after: 'soon' }, [fault('/after', 'must be seconds (2) or a string with a unit')]],
    [
      { state: 'T', returns: 1, cause: 'x' },
      [fault('/cause', "goes with 'throws' or 'failsToken', not with 'returns'.")],
    ],
    [{ state: 'T', returns: 1, action: 'x' }, [fault('/action', "goes with the member 'service', which is missing.")]],
    [{ state: 'T', answers: [] }, [fault('/answers', 'must not be empty')]],
    [{ state: 'T', answers: [{ returns: 1 }], times: 2 }, [fault('/times', "is beside 'answers'")]],
    [{ lambda: 'f', answersLike: 'lambda/trottled' }, [fault('/answersLike', "Did you mean 'lambda/throttled'?")]],
    [{ service: 'dynamo', returns: 1 }, [fault('/service', 'is not a known service of AWS.')]],
    [{ lambda: '', returns: 1 }, [fault('/lambda', 'must not be empty')]],
    [
      { service: 'a b', returns: 1 },
      [fault('/service', 'names no service call'), fault('/service', 'which is not a known service of AWS')],
    ],
    [{ state: 'X', returns: 1 }, [fault('/state', "names 'X', which could never be used: 'm' has no such state.")]],
    [{ state: 'P', returns: 1 }, [fault('/state', 'it is a Pass state, which makes no calls.')]],
    [
      {
        mocks: [
          { state: 'T', returns: 1 },
          { state: 'X', throws: '' },
        ],
      },
      [fault('/mocks/1/throws', 'must be a string, not ""'), fault('/mocks/1/state', 'which could never be used')],
    ],
    [JSON.parse('{"state":"T","returns":1,"__proto__":{"x":1}}'), [fault('/__proto__', 'is not known.')]],
    [[], [fault('', 'must be an object, not [].')]],
    [null, [fault('', 'must be an object, not null.')]],
    [undefined, [fault('', 'is missing')]],
  ])('%j', async (body, faults) => {
    api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', Next: 'T' }, T: invoke() } });
    expect(await api.refusal('addMocks', { body })).toMatchObject({ status: 400, code: 'BadRequest', faults });
    // Nothing of it is taken.
    expect((await api.ask('listMocks')).mocks).toEqual([]);
  });
});
