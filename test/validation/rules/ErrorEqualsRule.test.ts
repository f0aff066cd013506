import { diagnoseState, fault, lambda } from './diagnose';

const misplaced = (location: string): object => fault('States.ALL must appear alone and at end of list', location);
const caught = (ErrorEquals: string[]): object => ({ ErrorEquals, Next: 'S' });

test('States.ALL must be alone and last', () => {
  const Catch = [caught(['A', 'B']), caught(['States.ALL'])];
  expect(diagnoseState({ ...lambda, Retry: [{ ErrorEquals: ['States.ALL'] }], Catch })).toEqual([]);
});

test('not beside another name', () => {
  expect(diagnoseState({ ...lambda, Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] })).toEqual([
    misplaced('/States/S/Retry[0]/ErrorEquals[1]'),
  ]);
});

test('not before another entry', () => {
  expect(diagnoseState({ ...lambda, Catch: [caught(['States.ALL']), caught(['A'])] })).toEqual([
    misplaced('/States/S/Catch[0]/ErrorEquals[0]'),
  ]);
});

test('an empty Retry and an empty Catch are accepted', () => {
  expect(diagnoseState({ ...lambda, Retry: [], Catch: [] })).toEqual([]);
});
