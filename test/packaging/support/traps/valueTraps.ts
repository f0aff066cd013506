import type { Trap } from './Trap';

/** What goes in, what comes out, and what is compared. */
export const valueTraps: readonly Trap[] = [
  {
    row: 'T20',
    name: 'expectations that no JSON value can meet',
    code: `const circular = {};
circular.self = circular;
const unequal = { 'an undefined member': { a: undefined }, 'one further down': { a: [{ b: undefined }] },
  'NaN': { a: NaN }, 'a Buffer': Buffer.from('a'), 'a circular object': circular, 'an object of String': new String('x') };
for (const [name, expected] of Object.entries(unequal)) {
  test(name, async () => expect(await p.run({})).toHaveOutput(expected));
  test('not ' + name, async () => expect(await p.run({})).not.toHaveOutput(expected));
}`,
    verdict: 'red',
    message: 'toHaveOutput(…)',
  },
  {
    row: 'T21',
    name: 'an input, and an answer, that change after the call',
    code: `const each = (work) => { const given = {}; return Promise.all(['a', 'b'].map((key) => { given.key = key; return work(given); })); };
const keys = (runs) => assert.deepEqual(runs.map(({ output }) => output.key), ['a', 'b']);
test('run', async () => keys(await each((given) => p.run(given))));
test('start', async () => keys(await Promise.all((await each((given) => p.start(given))).map((started) => started.ended()))));
test('task().succeed', async () => {
  const started = [await cb.start({}), await cb.start({})];
  for (const one of started) await one.until('A');
  const waiting = [...started];
  await each((given) => waiting.shift().task('A').succeed(given));
  keys(await Promise.all(started.map((one) => one.ended())));
});
test('returns', async () => {
  const given = { key: 'a' };
  sfn.mock.lambda('f').returns(given);
  given.key = 'b';
  expect(await t.run({})).toHaveOutput({ key: 'a' });
});`,
    verdict: 'green',
  },
  {
    row: 'T22',
    name: 'a test changes a result, and then asserts on the run',
    code: `const unsorted = () => p.run({ items: [3, 1, 2] });
test('sorts', async () => {
  const run = await unsorted();
  run.output.items.sort();
  expect(run).toHaveOutput({ items: [1, 2, 3] });
});
test('sets', async () => {
  const run = await unsorted();
  try { run.output.items = [1, 2, 3]; } catch {}
  expect(run).toHaveOutput({ items: [1, 2, 3] });
});
test('sorts the output of a state', async () => {
  const run = await unsorted();
  run.state('P').output.items.sort();
  expect(run.state('P')).toHaveOutput({ items: [1, 2, 3] });
});`,
    verdict: 'red',
  },
  {
    row: 'T23',
    name: 'a run that was read while it was running, and has continued',
    code: `const late = sfn.stateMachine({ StartAt: 'A', States: { Bad: { Type: 'Fail', Error: 'Bad' }, A: {
  Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Next: 'Bad',
  Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: { 'token.$': '$$.Task.Token' } } } } });
const old = async () => {
  const started = await late.start({});
  const run = await started.until('A');
  await started.task('A').succeed({});
  await started.ended();
  return run;
};
test('not.toHaveEntered', async () => expect(await old()).not.toHaveEntered('Bad'));
test('toBeRunning', async () => expect(await old()).toBeRunning());
test('toHaveTakenPath', async () => expect(await old()).toHaveTakenPath(['A']));`,
    verdict: 'red',
    message: 'has continued since',
  },
];
