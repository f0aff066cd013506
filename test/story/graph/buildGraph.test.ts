import { buildGraph } from '../../../src/story/graph/buildGraph';

test('states, ways with their labels, and blocks inside', () => {
  const inner = { StartAt: 'X', States: { X: { Type: 'Succeed' } } };
  const graph = buildGraph({
    StartAt: 'Work',
    States: {
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Catch: [{ ErrorEquals: ['A', 'States.ALL'], Next: 'Sorry' }],
        Next: 'Each',
      },
      Each: { Type: 'Map', ItemProcessor: inner, Next: 'Nowhere' },
      Sorry: { Type: 'Fail' },
    },
  });
  expect(graph).toEqual({
    start: 'Work',
    nodes: [
      { name: 'Work', type: 'Task', note: 'sqs:sendMessage.waitForTaskToken', ends: false, blocks: [] },
      {
        name: 'Each',
        type: 'Map',
        note: 'each item',
        ends: false,
        blocks: [
          { start: 'X', nodes: [{ name: 'X', type: 'Succeed', note: undefined, ends: true, blocks: [] }], edges: [] },
        ],
      },
      { name: 'Sorry', type: 'Fail', note: undefined, ends: true, blocks: [] },
    ],
    edges: [
      { from: 'Work', to: 'Each', kind: 'next', label: undefined },
      { from: 'Work', to: 'Sorry', kind: 'catch', label: 'A, States.ALL' },
    ],
  });
});

test.each([
  [{}],
  [{ StartAt: 7, States: [] }],
  [{ StartAt: 'A', States: { A: 'x', B: { Type: 'Nonsense' }, C: { Type: 'Parallel', Branches: 7 } } }],
])('an invalid definition is an empty picture: %j', (definition) => {
  const { nodes, edges } = buildGraph(definition);
  expect({ nodes: nodes.length <= 1, edges }).toEqual({ nodes: true, edges: [] });
});
