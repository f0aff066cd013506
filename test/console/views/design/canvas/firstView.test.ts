import { firstView, hasMore } from '../../../../../src/console/views/design/canvas/firstView';
import { buildGraph } from '../../../../../src/story/graph/buildGraph';
import { layoutBlock, type PlacedBlock } from '../../../../../src/story/graph/layoutBlock';

/** Of the canvas in a window of 1280×780. */
const frame = { clientWidth: 632, clientHeight: 600 };

function row(count: number): PlacedBlock {
  const names = Array.from({ length: count }, (_one, index) => `S${index}`);
  const states = names.map((name, index) => [
    name,
    { Type: 'Pass', ...(index + 1 < count ? { Next: names[index + 1] } : { End: true }) },
  ]);
  return layoutBlock(buildGraph({ StartAt: 'S0', States: Object.fromEntries(states) }));
}

test('a small drawing is in the middle, not enlarged', () => {
  const placed = row(1);
  const { x, y, zoom } = firstView(placed, frame);
  expect([zoom, x, y]).toEqual([1, (632 - placed.width) / 2, (600 - placed.height) / 2]);
  expect(hasMore(placed, frame)).toBe(false);
});

test('a row of twelve states is in the frame, from its first to its last', () => {
  const placed = row(12);
  const { y, zoom } = firstView(placed, frame);
  expect(y).toBeGreaterThan(0);
  expect(y + placed.height * zoom).toBeLessThan(600);
  expect(hasMore(placed, frame)).toBe(false);
});

test('of a long row the beginning is in the frame, in a readable size, and there is more', () => {
  const placed = row(60);
  expect(firstView(placed, frame)).toEqual({ x: (632 - placed.width * 0.7) / 2, y: 12, zoom: 0.7 });
  expect(hasMore(placed, frame)).toBe(true);
});
