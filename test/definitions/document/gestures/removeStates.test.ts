import { removeStates } from '../../../../src/definitions/document/gestures/removeStates';
import type { JsonObject } from '../../../../src/util/json';
import { after, inRoot, machine } from './support/machine';

test('leads the way past what is deleted', () => {
  const three = machine({ A: {}, B: {}, C: {} });
  const gesture = removeStates(three, [inRoot('B')]);
  expect(gesture).toMatchObject({ label: 'Delete B', leaves: [], select: ['States', 'A'] });
  expect(after(three, gesture)).toEqual(machine({ A: {}, C: {} }));
  expect(after(three, removeStates(three, [inRoot('A')]))).toEqual(machine({ B: {}, C: {} }));
  expect(after(three, removeStates(three, [inRoot('C')]))).toEqual(machine({ A: {}, B: {} }));
  expect(after(three, removeStates(three, [inRoot('A'), inRoot('B')]))).toEqual(machine({ C: {} }));
});

test('drops rules and catchers that lead nowhere, and rewires the others', () => {
  const rule = (Next: string): JsonObject => ({ Variable: '$.a', IsNull: true, Next });
  const definition = machine({
    W: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Catch: [{ ErrorEquals: ['X'], Next: 'F' }] },
    C: { Type: 'Choice', Choices: [rule('F'), rule('B'), rule('D')], Default: 'F' },
    B: { Next: 'D' },
    D: { End: true },
    F: { Type: 'Fail' },
  });
  const gesture = removeStates(definition, [inRoot('F'), inRoot('B')]);
  expect(gesture).toMatchObject({ label: 'Delete 2 states', leaves: [] });
  expect(after(definition, gesture)).toEqual(
    machine({
      W: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' },
      C: { Type: 'Choice', Choices: [rule('D'), rule('D')] },
      D: {},
    }),
  );
});

test('leaves what cannot be rewired, and says so', () => {
  const failing = machine({ A: {}, F: { Type: 'Fail' } });
  expect(removeStates(failing, [inRoot('F')]).leaves).toEqual([
    { kind: 'lost', path: ['States', 'A', 'Next'] },
    { kind: 'endless', path: [] },
  ]);
  const loop = machine({ A: { Next: 'B' }, B: { Next: 'A' }, Z: { Type: 'Succeed' } });
  // A loop to itself would never end.
  expect(after(loop, removeStates(loop, [inRoot('B')]))).toMatchObject({ States: { A: { Next: 'B' } } });
});

test('deletes a state with all that is in it, and empties a block', () => {
  const map = machine({ M: { Type: 'Map', ItemProcessor: machine({ N: {} }) } });
  const inner = ['States', 'M', 'ItemProcessor', 'States', 'N'];
  expect(removeStates(map, [inRoot('M'), inner]).edits.map(({ path }) => path)).toEqual([['States', 'M'], ['StartAt']]);
  const gesture = removeStates(map, [inner]);
  expect(gesture).toMatchObject({ select: ['States', 'M'], leaves: [{ kind: 'empty' }] });
  expect(after(map, gesture)).toMatchObject({ States: { M: { ItemProcessor: { States: {} } } } });
});
