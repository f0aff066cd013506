import {
  composeRenames,
  invertRenames,
  nameInFiles,
  renamesByFile,
  type StateRename,
} from '../../../src/console/model/stateRenames';

const rename = (from: string, to: string, ...files: string[]): StateRename => ({ from, to, files });
const names = (...all: string[]): ReadonlySet<string> => new Set(all);

test('renames follow one another, each from a name in the files', () => {
  expect(composeRenames([rename('A', 'B', 'one'), rename('B', 'C', 'two')], names('C'))).toEqual([
    rename('A', 'C', 'two'),
  ]);
  expect(composeRenames([rename('A', 'B'), rename('B', 'A')], names('A'))).toEqual([]);
  expect(composeRenames([rename('A', 'T'), rename('B', 'A'), rename('T', 'B')], names('A', 'B'))).toEqual([
    rename('B', 'A'),
    rename('A', 'B'),
  ]);
});

test('a new state with the old name of another one is in no file', () => {
  const renames = [rename('A', 'B', 'one')];
  expect(['B', 'A', 'C'].map((name) => nameInFiles(renames, name))).toEqual(['A', undefined, 'C']);
  expect(composeRenames([...renames, rename('A', 'C', 'one')], names('B', 'C'))).toEqual(renames);
});

test('what the text no longer says is left out', () => {
  expect(composeRenames([rename('A', 'B')], names('A'))).toEqual([]);
  expect(composeRenames([rename('A', 'B')], names('A', 'B'))).toEqual([]);
});

test('a name that a deleted state had goes to the next one', () => {
  const renames = [rename('A', 'X', 'one'), rename('B', 'X', 'two')];
  // A became X and was deleted; then B became X.
  expect(composeRenames(renames, names('X'))).toEqual([rename('B', 'X', 'two')]);
  expect(nameInFiles(composeRenames(renames, names('X')), 'X')).toBe('B');
  // Both taken back, and A is X again.
  expect(composeRenames([...renames, rename('X', 'B', 'two')], names('X', 'B'))).toEqual([rename('A', 'X', 'one')]);
  expect(composeRenames([...renames, rename('X', 'Y', 'two')], names('Y'))).toEqual([rename('B', 'Y', 'two')]);
});

test('the inverse takes renames back', () => {
  const renames = [rename('A', 'B', 'one'), rename('B', 'C', 'one')];
  expect(composeRenames([...renames, ...invertRenames(renames)], names('A'))).toEqual([]);
});

test('each file has its own renames', () => {
  expect([...renamesByFile([rename('A', 'B', 'one', 'two'), rename('C', 'D', 'two')])]).toEqual([
    ['one', [{ from: 'A', to: 'B' }]],
    [
      'two',
      [
        { from: 'A', to: 'B' },
        { from: 'C', to: 'D' },
      ],
    ],
  ]);
});
