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

/** Work that the test does not await. */
export const unawaitedTraps: readonly Trap[] = [
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
    name: 'calls of a fresh harness, not awaited, and an assertion behind them',
    code: `const fresh = () => sfn.fresh().stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
test('run', () => void fresh().run({}).then(() => assert.fail('of the trap')));
test('start', () => void fresh().start({}).then((started) => started.ended()).then(() => assert.fail('of the trap')));`,
    verdict: 'red',
    message: 'of the trap',
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
