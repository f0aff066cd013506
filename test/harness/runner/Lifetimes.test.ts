import { Lifetimes } from '../../../src/harness/runner/Lifetimes';
import { TestInProgress } from '../../../src/harness/runner/TestInProgress';

test('what belongs to blocks that are over is undone once, the last first', () => {
  const lifetimes = new Lifetimes();
  const undone: string[] = [];
  const [outer, inner] = [{}, {}];
  lifetimes.add(outer, () => undone.push('outer'));
  lifetimes.add(inner, () => undone.push('inner 1'));
  lifetimes.add(inner, () => undone.push('inner 2'));
  lifetimes.end((block) => block === inner);
  expect([undone, lifetimes.isEmpty]).toEqual([['inner 2', 'inner 1'], false]);
  lifetimes.end(() => true);
  lifetimes.end(() => true);
  expect([undone, lifetimes.isEmpty]).toEqual([['inner 2', 'inner 1', 'outer'], true]);
});

test('a runner that says when a block ends', () => {
  const block = {};
  let ended: (block: object) => void = () => undefined;
  const test = new TestInProgress({ hooked: true, block: () => block, onBlockEnd: (listener) => (ended = listener) });
  const undone: string[] = [];
  test.undoAfterBlock(() => undone.push('of the block'));
  test.begin();
  test.undoAfterBlock(() => undone.push('of a test'));
  test.end();
  expect(undone).toEqual([]);
  ended({});
  ended(block);
  expect(undone).toEqual(['of the block']);
});

test('a runner that says which blocks are around', () => {
  const [first, second] = [{}, {}];
  let now: object = first;
  const test = new TestInProgress({ hooked: true, block: () => now, blocksAround: () => [now] });
  const undone: string[] = [];
  test.undoAfterBlock(() => undone.push('first'));
  test.begin();
  test.end();
  expect(undone).toEqual([]);
  now = second;
  expect(test.scope).toBe('file');
  expect(undone).toEqual(['first']);
});

test('outside of blocks, and in other runners, everything stays', () => {
  const test = new TestInProgress({ hooked: true });
  test.undoAfterBlock(() => {
    throw new Error('undone');
  });
  test.begin();
  test.end();
});
