import { buildGraph } from '../../../src/story/graph/buildGraph';
import { layoutBlock, type PlacedBlock, type PlacedNode, type Point } from '../../../src/story/graph/layoutBlock';

const all = ['States.ALL'];

function nodeOf(block: PlacedBlock, name: string): PlacedNode {
  return block.nodes.find(({ node }) => node?.name === name)!;
}

/** Whether a way, as straight lines between its points, comes into a box. */
function crosses(points: readonly Point[], { x, y, width, height }: PlacedNode): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (next === undefined) return false;
    return Array.from({ length: 99 }, (_, step) => (step + 1) / 100).some((part) => {
      const at = { x: point.x + (next.x - point.x) * part, y: point.y + (next.y - point.y) * part };
      return Math.abs(at.x - x) < width / 2 - 1 && Math.abs(at.y - y) < height / 2 - 1;
    });
  });
}

test('a way from a state to itself leaves and enters its right side, and stays in the picture', () => {
  const block = layoutBlock(
    buildGraph({
      StartAt: 'A',
      States: {
        A: { Type: 'Task', Resource: 'x', Next: 'B', Catch: [{ ErrorEquals: all, Next: 'A' }] },
        B: { Type: 'Pass', Next: 'B' },
      },
    }),
  );
  const loops = block.edges.filter(({ from, to }) => from === to);
  expect(loops).toHaveLength(2);
  for (const { from, strokes } of loops) {
    const [points = []] = strokes;
    const { x, y, width, height } = nodeOf(block, from!);
    const right = x + width / 2;
    const [first, last] = [points[0]!, points.at(-1)!];
    expect([first.x, last.x]).toEqual([right, right]);
    expect([first, last].every((end) => Math.abs(end.y - y) < height / 2)).toBe(true);
    expect(points.slice(1, -1).every((point) => point.x > right && point.x < block.width)).toBe(true);
  }
});

test('ways go around a tall Parallel beside them', () => {
  const inner = {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Pass', Next: 'C' },
    C: { Type: 'Pass', Next: 'D' },
    D: { Type: 'Pass', End: true },
  };
  const block = layoutBlock(
    buildGraph({
      StartAt: 'Get',
      States: {
        Get: { Type: 'Task', Resource: 'x', Catch: [{ ErrorEquals: all, Next: 'Wait' }], Next: 'Done?' },
        'Done?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.s', StringEquals: 'DONE', Next: 'P' }],
          Default: 'Wait',
        },
        Wait: { Type: 'Wait', Seconds: 60, Next: 'Get' },
        P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: inner }], End: true },
      },
    }),
  );
  const parallel = nodeOf(block, 'P');
  const others = block.edges.filter(({ from, to }) => from !== 'P' && to !== 'P');
  expect(
    others
      .filter(({ strokes }) => strokes.some((points) => crosses(points, parallel)))
      .map(({ from, to }) => `${from} → ${to}`),
  ).toEqual([]);
});
