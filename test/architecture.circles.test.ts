import path from 'node:path';
import { knots } from './architecture/knots';
import { filesBelow, readSource } from './architecture/sources';

/** The most files that may import each other within one room. */
const most = 6;

const source = path.join(__dirname, '..', 'src');
const files = filesBelow(source)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readSource(source, name));
const names = new Set(files.map(({ name }) => name));

/** With types: whoever reads a file of a circle has to know all of it. */
const circles = knots(
  new Map(
    files.map(({ name, imports }) => [
      name,
      imports
        .map(({ target }) => target)
        .filter((target): target is string => target !== undefined && names.has(target)),
    ]),
  ),
);

test('no circle of imports leads from one room to another, types counted', () => {
  expect(circles.filter((files) => new Set(files.map(roomOf)).size > 1)).toEqual([]);
});

test(`within a room at most ${most} files import each other, types counted`, () => {
  const faults = circles.filter((files) => files.length > most).map((files) => `${files.length}: ${files.join(', ')}`);
  expect(faults).toEqual([]);
});

describe('knots', () => {
  test('finds what imports itself over others, and not what only leads there', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', ['e']],
      ['e', ['f']],
      ['f', ['d']],
    ]);
    expect(knots(graph)).toEqual([
      ['d', 'e', 'f'],
      ['b', 'c'],
    ]);
  });
});

/** A folder of a wing, or a wing's own files; subfolders belong to their room. */
function roomOf(name: string): string {
  return name.split('/').slice(0, -1).slice(0, 2).join('/');
}
