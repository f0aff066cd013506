import fs from 'node:fs';
import path from 'node:path';
import {
  clearShards,
  neverLoaded,
  readShard,
  readShards,
  shardFiles,
  writeShard,
} from '../../../src/insight/coverage/readShards';
import type { MachineCoverage } from '../../../src/insight/coverage/Tally';
import { newFolder, removeFolders } from './support/coverageOf';

afterAll(removeFolders);

const machine = (given: Partial<MachineCoverage> = {}): MachineCoverage => ({
  name: 'Order',
  definition: '{}',
  hits: {},
  places: {},
  files: {},
  unknown: {},
  notCounted: {},
  ...given,
});
const inFile = (given: Partial<MachineCoverage> = {}): MachineCoverage =>
  machine({ places: { '': ['order.json', 1, 1] }, files: { 'order.json': 'h1' }, ...given });

const write = (folder: string, ...machines: MachineCoverage[]) => writeShard(folder, { stepmillCoverage: 1, machines });

test('what several tests have run of a machine is added up', () => {
  const [one, other] = [newFolder(), newFolder()];
  write(one, machine({ hits: { a: 1, b: 0 }, unknown: { '["a","b"]': 1 }, notCounted: { express: 1 } }));
  write(one, machine({ hits: { a: 2, b: 0 } }));
  write(
    path.join(other, 'inner'),
    machine({ hits: { a: 0, b: 4 }, unknown: { '["a","b"]': 2 }, notCounted: { other: 1 } }),
  );
  expect(readShards([one, other])).toEqual([
    machine({ hits: { a: 3, b: 4 }, unknown: { '["a","b"]': 3 }, notCounted: { express: 1, other: 1 } }),
  ]);
});

test('a machine of a file is one, whatever its tokens and names; any other is identified by its content', () => {
  const folder = newFolder();
  write(
    folder,
    inFile({ definition: '{"a":1}', hits: { a: 1 } }),
    inFile({ definition: '{"a":2}', name: 'Other', hits: { a: 1 } }),
    inFile({ definition: '{"a":1}', hits: { a: 1 } }),
  );
  expect(readShards([folder])).toEqual([inFile({ definition: '{"a":1}', name: 'Order, Other', hits: { a: 3 } })]);
  const objects = newFolder();
  const made = [
    machine({ definition: '1' }),
    machine({ definition: '2' }),
    machine({ definition: '1', name: 'Other' }),
  ];
  write(objects, ...made);
  expect(readShards([objects])).toEqual(made);
});

test('tests of two texts of a file do not count together', () => {
  const folder = newFolder();
  const files = [write(folder, inFile()), write(folder, inFile({ files: { 'order.json': 'h2' } }))];
  const [first, second] = shardFiles(folder);
  expect([first, second].sort()).toEqual(files.sort());
  expect(() => readShards([folder])).toThrow(
    `order.json has changed between the tests that wrote ${first!} and those that wrote ${second!}: ` +
      'their coverage cannot be merged. Delete the old one, and run its tests again.',
  );
});

test('a folder with nothing in it is a mistake, also beside another', () => {
  const [full, empty] = [newFolder(), newFolder()];
  write(full, machine());
  const message = `There is no coverage in ${empty}. Run the tests with STEPMILL_COVERAGE=${empty}, or: stepmill coverage -- npm test`;
  expect(() => readShards([empty])).toThrow(message);
  expect(() => readShards([full, empty])).toThrow(message);
  expect(() => readShards([path.join(empty, 'none')])).toThrow('There is no coverage in ');
});

test.each<[string, string, RegExp]>([
  ['half a file', '{"stepmillCoverage":1,', /cannot be read: /],
  ['another version', '{"stepmillCoverage":2,"machines":[]}', /was written by another version of Stepmill/],
  ['something else', '{"stepmillCoverage":1}', /was written by another version of Stepmill/],
])('%s is no coverage', (_what, text, message) => {
  const file = path.join(newFolder(), 'x.stepmill-coverage.json');
  fs.writeFileSync(file, text);
  expect(() => readShard(file)).toThrow(message);
  expect(() => readShards([path.dirname(file)])).toThrow(message);
});

test('removes the leftovers of an earlier run, and nothing else', () => {
  const folder = newFolder();
  write(folder, machine());
  write(path.join(folder, 'inner'), machine());
  fs.writeFileSync(path.join(folder, 'report.json'), '{}');
  clearShards(folder);
  expect(shardFiles(folder)).toEqual([]);
  expect(fs.existsSync(path.join(folder, 'report.json'))).toBe(true);
  clearShards(path.join(folder, 'none'));
});

test('a shard that cannot be written is a mistake, not a test without coverage', () => {
  const file = path.join(newFolder(), 'file');
  fs.writeFileSync(file, '');
  expect(() => write(path.join(file, 'inner'), machine())).toThrow(
    'The coverage of the tests cannot be written (STEPMILL_COVERAGE): ',
  );
});

describe('files that no test has loaded', () => {
  const definition = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  const writeFile = (name: string, content: unknown): string => {
    const file = path.join(newFolder(), name);
    fs.writeFileSync(file, JSON.stringify(content, null, 2));
    return file;
  };

  test('count with nothing run, once', () => {
    const file = writeFile('order.asl.json', definition);
    const [found, ...others] = neverLoaded([], [file, file]);
    expect(others).toEqual([]);
    expect({ name: found!.name, hits: found!.hits }).toEqual({
      name: 'order',
      hits: { '': 0, '/States/P': 0, '/States/P/End': 0 },
    });
    expect(neverLoaded([found!], [file])).toEqual([]);
  });

  test('a file without a state machine would count for nothing', () => {
    expect(() => neverLoaded([], [writeFile('template.json', { Resources: {} })])).toThrow(/state machine/);
  });
});
