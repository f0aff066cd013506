import type { Trap } from './Trap';

/** What the hooks of a file do. */
export const hookTraps: readonly Trap[] = [
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
    row: 'T13',
    name: 'stepmill() in a hook or a test',
    code: `const thrown = {};
const attempt = (place) => { try { stepmill(); } catch (error) { thrown[place] = error; } };
beforeAll(() => attempt('beforeAll'));
beforeEach(() => attempt('beforeEach'));
test('beforeAll', () => { throw thrown.beforeAll });
test('beforeEach', () => { throw thrown.beforeEach });
test('a test', () => void stepmill());
test('a test, after something it awaits', async () => { await p.run({}); stepmill() });`,
    verdict: 'red',
    message: 'stepmill() was called in a test or in a hook',
  },
];
