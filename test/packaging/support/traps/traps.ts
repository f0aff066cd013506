import type { Trap } from './Trap';

/** Calls of the harness that the test does not await: what comes after them fails, and so does the test. */
const calls: Readonly<Record<string, string>> = {
  run: 'p.run({})',
  start: 'cb.start({})',
  until: "st.until('A')",
  now: 'st.now()',
  ended: 'sfn.ended(run.executionArn)',
  executions: 'p.executions()',
  'sfn.execution': 'sfn.execution(st.executionArn)',
  redrive: 'failed.redrive()',
  'task().succeed': "st.task('A').succeed({})",
  stop: 'st.stop()',
  advance: "st.advance('1s')",
  'clock.advance': "sfn.clock.advance('1s')",
  'telemetry.metric': "sfn.telemetry.metric('ExecutionsStarted')",
  arn: 'p.arn()',
  testState: "p.testState('P', {})",
  's3.createBucket': "sfn.s3.createBucket('bucket')",
  'client().send': 'sfn.client().send(new ListActivitiesCommand({}))',
};

const given = `const run = await p.run({});
  const st = await cb.start({});
  const failed = await broken.run({});`;

const unawaited = Object.entries(calls).flatMap(([name, call]): readonly Trap[] => [
  {
    row: 'T24',
    name: `${name}, not awaited, and an assertion behind it`,
    code: `test('asserts', async () => {
  ${given}
  ${call}.then(() => assert.fail('of the trap'));
});`,
    verdict: 'red',
    message: 'of the trap',
  },
]);

/** Each trap has one verdict everywhere. To add one: an entry here. */
export const traps: readonly Trap[] = [
  ...unawaited,
  {
    row: 'T24',
    name: 'calls that are awaited, and an assertion behind them',
    code: `test('asserts', async () => {
  ${given}
  ${Object.values(calls)
    .map((call) => `await ${call}.then(() => assert.ok(true));`)
    .join('\n  ')}
});`,
    verdict: 'green',
  },
  {
    row: 'T24',
    name: 'an async function of the test that is not awaited',
    code: `const check = async (call) => { await call(); assert.fail('of the trap'); };
test('run', () => void check(() => p.run({})));
test('executions', async () => { await p.run({}); void check(() => p.executions()) });`,
    verdict: 'red',
    message: 'of the trap',
  },
  {
    row: 'T24',
    name: '.resolves and .rejects that are not awaited',
    code: `test('resolves', async () => { await p.run({}); expect(p.executions()).resolves.toHaveLength(5) });
test('rejects', () => { expect(p.run({})).rejects.toThrow('none') });`,
    verdict: 'red',
    runners: ['jest', 'vitest'],
  },
  {
    row: 'T12',
    name: 'afterEach asks whether all mocks were used',
    code: `test('leaves a mock unused', () => {
  sfn.mock.lambda('f').returns(1);
  atEnd(() => expect(sfn).toHaveUsedAllMocks());
});
test('fine: uses its mock', async () => {
  sfn.mock.lambda('f').returns(1);
  await t.run({});
  atEnd(() => expect(sfn).toHaveUsedAllMocks());
});`,
    verdict: 'red',
    message: 'mock',
  },
  {
    row: 'T12',
    name: 'afterEach asks what was sent and called',
    code: `test('sent', async () => {
  await (await cb.start({})).until('A');
  atEnd(() => expect(sfn).not.toHaveSent('q'));
});
test('called', async () => {
  sfn.mock.lambda('f').returns(1);
  await t.run({});
  atEnd(() => expect(sfn).not.toHaveCalled('f'));
});
test('calls', async () => {
  sfn.mock.lambda('f').returns(1);
  await t.run({});
  atEnd(() => assert.equal(sfn.calls.count, 0));
});
test('fine: nothing was sent', async () => {
  await p.run({});
  atEnd(() => { expect(sfn).not.toHaveSent('q'); assert.equal(sfn.calls.count, 0) });
});`,
    verdict: 'red',
  },
  {
    row: 'T12',
    name: 'afterEach begins a run that nobody awaits',
    code: `test('begins a run', () => atEnd(() => void p.run({})));
test('starts one with an assertion behind it', () => atEnd(() => void p.start({}).then(() => assert.fail('of the trap'))));`,
    verdict: 'red',
  },
  {
    row: 'T12',
    name: 'afterEach at the top of the file asks a harness of a describe',
    code: `const inner = stepmill();
test('leaves a mock unused', () => {
  inner.mock.lambda('f').returns(1);
  atEnd(() => expect(inner).toHaveUsedAllMocks());
});
test('looks at calls', async () => {
  await inner.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }).run({});
  atEnd(() => assert.equal(inner.calls.count, 1));
});`,
    verdict: 'red',
  },
  {
    row: 'T25',
    name: 'handlers end the process',
    code: `const cause = async (handler) => {
  sfn.lambda('f', handler);
  const run = await t.run({});
  expect(run).toHaveFailedWith('Runtime.ExitError');
  return run.cause.replace(/RequestId: \\S+ /, '');
};
test('fine: in the middle of it', async () => {
  assert.match(await cause(() => { process.exit(0); }), /Error: Runtime exited without providing a reason/);
  assert.match(await cause(() => { process.exit(3); }), /Error: Runtime exited with error: exit status 3/);
  assert.match(await cause(() => { process.abort(); }), /Error: Runtime exited with error: signal: aborted/);
  assert.match(await cause(() => { process.kill(process.pid, 'SIGKILL'); }), /Error: Runtime exited with error: signal: killed/);
});
test('fine: later', async () => {
  const later = () => new Promise((resolve) => setTimeout(resolve, 5));
  assert.match(await cause(async () => { await later(); process.exit(1); }), /exit status 1/);
  assert.match(await cause(async () => { try { process.exit(2); } catch { return 'goes on'; } }), /exit status 2/);
  assert.match(await cause(() => new Promise(() => setTimeout(() => process.exit(4), 5))), /exit status 4/);
});
test('the test behind', () => assert.fail('of the trap'));`,
    verdict: 'red',
    message: 'of the trap',
  },
  {
    row: 'T31',
    name: 'handlers that never answer',
    code: `const states = Object.fromEntries(['callback', 'promise', 'async'].map((name) => [name, { StartAt: name, States: {
  [name]: { Type: 'Task', Resource: fn(name), TimeoutSeconds: 60, ResultPath: '$.got', Catch: [{ ErrorEquals: ['States.ALL'], Next: name + ' caught' }], End: true },
  [name + ' caught']: { Type: 'Pass', End: true } } }]));
const never = sfn.stateMachine({ StartAt: 'All', States: { All: { Type: 'Parallel', Branches: Object.values(states), End: true } } });
test('get what Lambda says', async () => {
  sfn.lambda('callback', (event, context, callback) => {});
  sfn.lambda('promise', () => new Promise(() => {}));
  sfn.lambda('async', async () => { await new Promise((resolve) => setTimeout(resolve, 5)); await new Promise(() => {}); });
  const [callback, promise, async] = (await never.run({})).output;
  assert.equal(callback.got, null);
  assert.equal(promise.got, null);
  assert.deepEqual(async, { Error: 'Runtime.NodeJsExit', Cause: async.Cause });
});`,
    verdict: 'green',
  },
  {
    row: 'T31',
    name: 'a handler that never answers, where something could still make it',
    code: `test('is named', () => {
  globalThis.kept = [];
  sfn.lambda('f', () => new Promise((resolve) => kept.push(resolve)));
  void t.run({}).then((run) => run);
});`,
    verdict: 'red',
    message: "function 'f'",
  },
  {
    row: 'T32',
    name: 'a handler leaves a rejection that nobody handles, or throws where nobody catches',
    code: `const end = async (handler) => {
  sfn.lambda('f', handler);
  const run = await t.run({});
  return [run.status, run.error, JSON.parse(run.cause ?? '{}').errorMessage];
};
test('fine: it fails as on Lambda', async () => {
  assert.deepEqual(await end(async () => { Promise.reject(new Error('x')); return 1; }),
    ['FAILED', 'Runtime.UnhandledPromiseRejection', 'Error: x']);
  assert.deepEqual(await end(() => new Promise(() => setTimeout(() => { throw new TypeError('y'); }, 5))),
    ['FAILED', 'TypeError', 'y']);
  assert.deepEqual(await end(async () => { Promise.reject(new Error('x')).catch(() => 1); return 1; }),
    ['SUCCEEDED', undefined, undefined]);
});
test('an assertion of the test in it', async () => {
  sfn.lambda('f', async () => { Promise.resolve().then(() => assert.fail('of the trap')); return 1; });
  await t.run({});
});`,
    verdict: 'red',
    message: 'of the trap',
  },
  {
    row: 'T30',
    name: 'the last test of a file asserts behind a run that it does not await',
    code: `test('the last', () => {
  sfn.mock.lambda('f').returns(1);
  t.run({}).then((run) => expect(run).toHaveFailed());
});`,
    verdict: 'red',
    message: 'expected the execution to have failed',
    last: true,
  },
];
