import { buildGraph } from '../../../src/story/graph/buildGraph';
import { fitTitle } from '../../../src/story/graph/labels';
import { layoutBlock } from '../../../src/story/graph/layoutBlock';

test('a title is not cut in the box that was made for it, however long', () => {
  const names = Array.from({ length: 48 }, (_none, index) => 'x'.repeat(index + 1));
  const States = Object.fromEntries(names.map((name) => [name, { Type: 'Pass', End: true }]));
  const { nodes } = layoutBlock(buildGraph({ StartAt: 'x', States }));
  const cut = nodes.filter(({ node, width }) => node !== undefined && fitTitle(node.name, width) !== node.name);
  expect(cut.map(({ node }) => node!.name)).toEqual([]);
});

test('a longer title is cut, also to a narrow box', () => {
  expect(fitTitle('x'.repeat(60))).toBe(`${'x'.repeat(47)}…`);
  expect(fitTitle('A name of a state', 120)).toBe('A name o…');
});
