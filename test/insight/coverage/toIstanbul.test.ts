import fs from 'node:fs';
import path from 'node:path';
import type { CoveredMachine, CoveredPoint } from '../../../src/insight/coverage/CoveredMachine';
import { toIstanbul } from '../../../src/insight/coverage/toIstanbul';
import { newFolder, removeFolders } from './support/coverageOf';

afterAll(removeFolders);

let file: string;

beforeEach(() => {
  file = path.join(newFolder(), 'order.yaml');
  fs.writeFileSync(
    file,
    ['StartAt: Route', 'States:', '  Route: { Type: Choice }', '  "a b": {}', "  'c': {}"].join('\r\n'),
  );
});

type Given = Partial<Omit<CoveredPoint, 'place'>> & {
  readonly line: number;
  readonly column?: number;
  readonly in?: string;
};

const point = ({ line, column = 3, in: where = file, ...rest }: Given): CoveredPoint => ({
  id: '/States/Route',
  kind: 'state',
  group: undefined,
  state: 'Route',
  label: 'state Route',
  ignored: undefined,
  hits: 0,
  place: [where, line, column],
  ...rest,
});
const arm = (given: Given) => point({ kind: 'arm', group: '/States/Route', ...given });
const machine = (points: readonly CoveredPoint[], name = 'Order'): CoveredMachine => ({
  name,
  definition: {} as never,
  points,
  unknown: {},
  notCounted: {},
});
const at = (line: number, column: number, end: number) => ({ start: { line, column }, end: { line, column: end } });
const empty = { statementMap: {}, fnMap: {}, branchMap: {}, s: {}, f: {}, b: {} };

test('states are statements, blocks are functions: with the range of their key', () => {
  const points = [
    point({ kind: 'block', state: undefined, label: 'the state machine', line: 1, column: 1, hits: 3 }),
    point({ line: 3, hits: 2 }),
    point({ line: 4 }),
    point({ line: 5, hits: 1 }),
    point({ kind: 'block', state: 'Route', label: 'Route: items', line: 3, column: 10 }),
  ];
  expect(toIstanbul([machine(points)])).toEqual([
    {
      ...empty,
      path: file,
      statementMap: { 0: at(3, 2, 7), 1: at(4, 2, 7), 2: at(5, 2, 5) },
      s: { 0: 2, 1: 0, 2: 1 },
      fnMap: {
        0: { name: 'Order', decl: at(1, 0, 7), loc: at(1, 0, 7), line: 1 },
        1: { name: 'Route: items', decl: at(3, 9, 25), loc: at(3, 9, 25), line: 3 },
      },
      f: { 0: 3, 1: 0 },
    },
  ]);
});

test.each<[string, string, Partial<CoveredPoint>]>([
  ['next', '/States/Route', { id: '/States/Route/Next' }],
  ['next', '/States/Route', { id: '/States/Route/Catch/0' }],
  ['switch', '/States/Route', { id: '/States/Route/Choices/0' }],
  ['switch', '/States/Route', { id: '/States/Route/Default' }],
  ['retry', '/States/Route/Retry', { id: '/States/Route/Retry/0' }],
  ['cond-expr', '/States/Route/Output?0', { id: '/States/Route/Output?0:then', way: 'w' }],
])('the next state is a branch: %s of %s', (type, group, given) => {
  const [{ branchMap, b }] = toIstanbul([
    machine([arm({ group, line: 3, hits: 4, ...given }), arm({ ...given, id: 'other', group, line: 4 })]),
  ]) as [any];
  expect({ branchMap, b }).toEqual({
    branchMap: { 0: { type, loc: at(3, 2, 7), line: 3, locations: [at(3, 2, 7), at(4, 2, 7)] } },
    b: { 0: [4, 0] },
  });
});

test('leaves out exclusions with a reason; without a reason they count', () => {
  const [{ s, b }] = toIstanbul([
    machine([
      point({ line: 3, ignored: 'cannot happen' }),
      point({ line: 4, ignored: '' }),
      arm({ line: 3, id: 'a', ignored: 'cannot happen' }),
      arm({ line: 4, id: 'b', hits: 2 }),
    ]),
  ]) as [any];
  expect({ s, b }).toEqual({ s: { 0: 0 }, b: { 0: [2] } });
});

test('machines of one file share its record; each file has one', () => {
  const other = path.join(path.dirname(file), 'other.json');
  fs.writeFileSync(other, '{}\n');
  const records = toIstanbul([
    machine([point({ line: 3, hits: 1 })]),
    machine([point({ line: 4, hits: 2 }), point({ line: 1, column: 1, in: other })], 'Other'),
  ]);
  expect(records.map(({ path: name, s }) => [name, s])).toEqual([
    [file, { 0: 1, 1: 2 }],
    [other, { 0: 0 }],
  ]);
});

test('an arm from another file is at the start of its branch', () => {
  const other = path.join(path.dirname(file), 'other.json');
  fs.writeFileSync(other, '{}\n');
  const [record] = toIstanbul([
    machine([arm({ line: 3, id: 'a', hits: 1 }), arm({ line: 1, column: 1, id: 'b', in: other })]),
  ]) as any[];
  expect(record.branchMap[0].locations).toEqual([at(3, 2, 7), at(3, 2, 7)]);
});
