import type { StateType } from '../../language/asl/types';
import type { PlacedNode } from './layoutBlock';

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

/** Each type of state has an outline of its own; a Task is a plain box. What lies below comes first. */
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
  // One sheet upon another.
  Map: (box) => [rectangle({ ...box, x: box.x + 4, y: box.y + 4 }, 6), rectangle(box, 6)],
};

function rectangle({ x, y, width, height }: Box, round: number, isInner = false): Outline {
  return { kind: 'rectangle', x: x - width / 2, y: y - height / 2, width, height, round, isInner };
}
