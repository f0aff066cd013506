import { toFlow } from '../../../../../src/console/views/design/canvas/toFlow';
import { walkDefinition } from '../../../../../src/language/asl/walk';
import { buildGraph } from '../../../../../src/story/graph/buildGraph';
import { layoutBlock } from '../../../../../src/story/graph/layoutBlock';
import { machine } from '../../../../definitions/document/gestures/support/machine';

const rule = { Variable: '$.a', IsNull: true, Next: 'M' };
const definition = machine({
  C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Gone' }, rule], Default: 'Z' },
  M: { Type: 'Map', ItemProcessor: machine({ N: {} }), Next: 'Z' },
  Z: {},
});
const { boxes, ways } = toFlow(walkDefinition(definition), layoutBlock(buildGraph(definition)));

test('each box has its place in the definition, and is in the box around it', () => {
  const [m, block] = [
    ['States', 'M'],
    ['States', 'M', 'ItemProcessor'],
  ];
  expect(boxes.map(({ kind, path, parent }) => [kind, path, parent])).toEqual([
    ['dot', [], undefined],
    ['state', ['States', 'C'], undefined],
    ['state', m, undefined],
    ['block', block, JSON.stringify(m)],
    ['dot', block, JSON.stringify(block)],
    ['state', [...block, 'States', 'N'], JSON.stringify(block)],
    ['state', ['States', 'Z'], undefined],
    ['dot', [], undefined],
  ]);
});

test('each way has the path of its transition; those that lead nowhere are not drawn', () => {
  expect(ways.map(({ path, at }) => [path, at])).toEqual([
    ...[
      ['States', 'M', 'ItemProcessor', 'StartAt'],
      ['StartAt'],
      ['States', 'C', 'Choices', 1, 'Next'],
      ['States', 'C', 'Default'],
      ['States', 'M', 'Next'],
    ].map((path) => [path, path]),
    [undefined, ['States', 'Z', 'End']],
  ]);
});

test('a way has a port on each of its boxes', () => {
  for (const { id, source, target } of ways) {
    const port = (box: string, type: string) =>
      boxes.find((one) => one.id === box)!.ports.filter((one) => one.id === id && one.type === type);
    expect([port(source, 'source').length, port(target, 'target').length]).toEqual([1, 1]);
  }
});
