import { Commands } from '../../../../../src/console/views/design/model/Commands';
import { Designer } from '../../../../../src/console/views/design/model/Designer';
import { machine } from '../../../../definitions/document/gestures/support/machine';

const text = JSON.stringify(machine({ A: {}, B: {}, F: { Type: 'Succeed' } }), null, 2);
const pass = { Type: 'Pass' };

function commandsOn(source = text): Commands {
  return new Commands(new Designer(source));
}

test('new states go where the selection says', () => {
  const commands = commandsOn();
  expect(commands.place()).toEqual({ kind: 'block', path: [] });
  commands.choose(['States', 'A']);
  expect(commands.place()).toEqual({ kind: 'after', path: ['States', 'A'] });
  commands.choose(['States', 'F']);
  expect(commands.place()).toEqual({ kind: 'before', path: ['States', 'F'] });
  commands.chooseWay(['States', 'A', 'Next']);
  expect(commands.place()).toEqual({ kind: 'transition', path: ['States', 'A', 'Next'] });
  commands.chooseBlock(['States', 'M', 'ItemProcessor']);
  expect(commands.place()).toEqual({ kind: 'block', path: ['States', 'M', 'ItemProcessor'] });
});

test('says what a gesture did, what it left, and why it was not made', () => {
  const commands = commandsOn();
  const { designer } = commands;
  expect(commands.add('N', pass)).toBe(true);
  expect(designer.said.value).toBe('Add N. Nothing leads to N.');
  commands.choose(['States', 'F']);
  expect(commands.connect(['States', 'F'], ['States', 'A'], 'next')).toBe(false);
  expect(designer.said.value).toBe('Nothing can follow F: a Succeed state ends the way.');
  designer.type('{');
  expect(commands.add('N', pass)).toBe(false);
  expect(designer.said.value).toBe('Correct the syntax of the text first.');
});

test('a rename tells the page', () => {
  const commands = commandsOn();
  const renames: string[][] = [];
  commands.onRename = (before, after) => {
    renames.push([before, after]);
    return '1 mock changed.';
  };
  commands.choose(['States', 'A']);
  expect(commands.rename('Z')).toBe(true);
  expect([renames, commands.designer.said.value]).toEqual([[['A', 'Z']], 'Rename A to Z. 1 mock changed.']);
});

test('deletes what is chosen: a transition, a state, states', () => {
  const commands = commandsOn();
  commands.chooseWay(['States', 'A', 'Next']);
  commands.remove();
  expect(commands.designer.said.value).toMatch(/^Disconnect A from B\./);
  commands.designer.undo();
  commands.choose(['States', 'A'], ['A', 'B']);
  commands.remove();
  expect(commands.designer.definition.value).toEqual(machine({ F: { Type: 'Succeed' } }));
});

test('what is chosen stays so when the text changes elsewhere, and no neighbour takes its place', () => {
  const [first, second] = [
    { Variable: '$.a', IsNull: true, Next: 'B' },
    { Variable: '$.b', IsNull: true, Next: 'B' },
  ];
  const textOf = (...Choices: object[]) => JSON.stringify(machine({ A: { Type: 'Choice', Choices }, B: {} } as never));
  const commands = commandsOn(textOf(first, second));
  const { designer } = commands;
  commands.chooseWay(['States', 'A', 'Choices', 0, 'Next']);
  designer.type(textOf(second, first));
  expect(commands.way.value).toEqual(['States', 'A', 'Choices', 1, 'Next']);
  designer.type('{');
  designer.type(textOf(second));
  expect(commands.way.value).toBeUndefined();
  expect(designer.selected.value).toEqual(['States', 'A']);
});
