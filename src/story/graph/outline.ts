import type { StateType } from '../../language/asl/types';
import type { PlacedEdge, PlacedNode, Point } from './layoutBlock';
import { edgeKey, type Trace } from './Trace';

/** A piece of a state's outline, in pixels of its block. */
export type Outline =
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] }
  | {
      readonly kind: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly round: number;
      /** A line inside the outline. */
      readonly isInner: boolean;
    };

type Box = Pick<PlacedNode, 'x' | 'y' | 'width' | 'height'>;

/** Each type of state has its own outline; a Task is a plain box. Lower layers come first. */
export function outlineOf(box: Box, type: StateType): readonly Outline[] {
  return (shapes[type] ?? plain)(box);
}

const plain = (box: Box): readonly Outline[] => [rectangle(box, 6)];

const pill = (box: Box): readonly Outline[] => [rectangle(box, box.height / 2)];

const shapes: Readonly<Partial<Record<StateType, (box: Box) => readonly Outline[]>>> = {
  Pass: ({ x, y, width, height }) => [
    {
      kind: 'polygon',
      points: [
        [x - width / 2 + 6, y - height / 2],
        [x + width / 2, y - height / 2],
        [x + width / 2 - 6, y + height / 2],
        [x - width / 2, y + height / 2],
      ],
    },
  ],
  Choice: ({ x, y, width, height }) => [
    {
      kind: 'polygon',
      points: [
        [x - width / 2, y],
        [x - width / 2 + 14, y - height / 2],
        [x + width / 2 - 14, y - height / 2],
        [x + width / 2, y],
        [x + width / 2 - 14, y + height / 2],
        [x - width / 2 + 14, y + height / 2],
      ],
    },
  ],
  Wait: pill,
  Succeed: (box) => [
    ...pill(box),
    rectangle({ ...box, width: box.width - 6, height: box.height - 6 }, (box.height - 6) / 2, true),
  ],
  Fail: ({ x, y, width, height }) => [
    {
      kind: 'polygon',
      points: [
        [x - width / 2 + 9, y - height / 2],
        [x + width / 2 - 9, y - height / 2],
        [x + width / 2, y - height / 2 + 9],
        [x + width / 2, y + height / 2 - 9],
        [x + width / 2 - 9, y + height / 2],
        [x - width / 2 + 9, y + height / 2],
        [x - width / 2, y + height / 2 - 9],
        [x - width / 2, y - height / 2 + 9],
      ],
    },
  ],
  // Two sheets, one on top of the other.
  Map: (box) => [rectangle({ ...box, x: box.x + 4, y: box.y + 4 }, 6), rectangle(box, 6)],
};

function rectangle({ x, y, width, height }: Box, round: number, isInner = false): Outline {
  return { kind: 'rectangle', x: x - width / 2, y: y - height / 2, width, height, round, isInner };
}

/** Whether an execution has taken an edge, including those from the start and to the end. */
export function isTaken({ edge, from, to }: PlacedEdge, trace: Trace | undefined): boolean {
  if (trace === undefined) return false;
  if (from === undefined) return trace.states.has(to!);
  if (to === undefined) return trace.states.get(from)?.outcome === 'succeeded';
  return trace.edges.has(edgeKey(from, to, edge?.kind === 'catch'));
}

/** What is drawn of a way, as the `d` of an SVG path. */
export function drawnWay({ from, to, strokes }: PlacedEdge): string {
  return strokes.map(from === to ? roundOf : curveOf).join('');
}

/** Straight up and down, and in a curve aside that begins and ends upright, so that it stays between its points. */
function curveOf(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${at(point)}`;
      if (Math.abs(before.x - point.x) < 0.5) return `L${at(point)}`;
      const middle = (before.y + point.y) / 2;
      return `C${at({ x: before.x, y: middle })} ${at({ x: point.x, y: middle })} ${at(point)}`;
    })
    .join('');
}

/** Through the middles between its points, bent at the points. */
function roundOf(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  let path = `M${at(first)}`;
  others.forEach((point, index) => {
    const next = others[index + 1];
    path +=
      next === undefined
        ? `L${at(point)}`
        : `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return path;
}

function at({ x, y }: Point): string {
  return `${px(x)} ${px(y)}`;
}

/** A length in a picture, to a tenth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
