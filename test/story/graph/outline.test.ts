import type { PlacedEdge } from '../../../src/story/graph/layoutBlock';
import { drawnWay, isTaken, outlineOf, px } from '../../../src/story/graph/outline';
import { edgeKey, type Trace } from '../../../src/story/graph/Trace';

const box = { x: 100, y: 50, width: 60, height: 20 };
const rectangle = (x: number, y: number, width: number, height: number, round: number, isInner = false) => ({
  kind: 'rectangle',
  x,
  y,
  width,
  height,
  round,
  isInner,
});

test('plain boxes, pills, a double pill and two sheets', () => {
  expect(outlineOf(box, 'Task')).toEqual([rectangle(70, 40, 60, 20, 6)]);
  expect(outlineOf(box, 'Parallel')).toEqual([rectangle(70, 40, 60, 20, 6)]);
  expect(outlineOf(box, 'Wait')).toEqual([rectangle(70, 40, 60, 20, 10)]);
  expect(outlineOf(box, 'Succeed')).toEqual([rectangle(70, 40, 60, 20, 10), rectangle(73, 43, 54, 14, 7, true)]);
  expect(outlineOf(box, 'Map')).toEqual([rectangle(74, 44, 60, 20, 6), rectangle(70, 40, 60, 20, 6)]);
});

test('polygons stay inside their box and are symmetric', () => {
  for (const [type, corners] of [
    ['Pass', 4],
    ['Choice', 6],
    ['Fail', 8],
  ] as const) {
    const [outline, ...others] = outlineOf(box, type);
    expect([outline!.kind, others]).toEqual(['polygon', []]);
    const points = (outline as { points: readonly (readonly [number, number])[] }).points;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    expect([points.length, Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([
      corners,
      70,
      130,
      40,
      60,
    ]);
    const mirrored = points.map(([x, y]) => `${200 - x} ${100 - y}`).sort();
    expect(mirrored).toEqual(points.map(([x, y]) => `${x} ${y}`).sort());
  }
});

test('an edge is taken by the states it joins, and by its kind', () => {
  const trace: Trace = {
    states: new Map([
      ['A', { times: 1, retries: 0, outcome: 'succeeded' }],
      ['B', { times: 1, retries: 0, outcome: 'failed' }],
    ]),
    edges: new Map([[edgeKey('A', 'B', false), 1]]),
  };
  const edge = (from?: string, to?: string, kind?: string) =>
    ({ from, to, edge: kind && { kind } }) as unknown as PlacedEdge;
  const edges = [
    edge(undefined, 'A'),
    edge(undefined, 'C'),
    edge('A', 'B', 'next'),
    edge('A', 'B', 'catch'),
    edge('A'),
    edge('B'),
  ];
  expect(edges.map((one) => isTaken(one, trace))).toEqual([true, false, true, false, true, false]);
  expect(edges.map((one) => isTaken(one, undefined))).toEqual(Array(6).fill(false));
});

test('a way is straight down, curved aside, and round back to its own state', () => {
  const way = (to: string, ...strokes: [number, number][][]) =>
    drawnWay({
      from: 'A',
      to,
      strokes: strokes.map((points) => points.map(([x, y]) => ({ x, y }))),
    } as unknown as PlacedEdge);
  expect([
    way('B', [
      [0, 0],
      [0.2, 10],
    ]),
    way(
      'B',
      [
        [0, 0],
        [10, 20],
      ],
      [
        [10, 30],
        [10, 40],
      ],
    ),
    way('A', [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]),
    way('A', []),
  ]).toEqual(['M0 0L0.2 10', 'M0 0C0 10 10 10 10 20M10 30L10 40', 'M0 0Q10 0 10 5Q10 10 5 10L0 10', '']);
});

test('lengths are rounded to a tenth', () => {
  expect([px(1), px(1.26), px(-0.04), px(2.35)]).toEqual(['1', '1.3', '0', '2.4']);
});
