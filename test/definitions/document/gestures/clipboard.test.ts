import {
  copyStates,
  duplicateStates,
  pasteStates,
  readFragment,
} from '../../../../src/definitions/document/gestures/clipboard';
import { after, inRoot, machine } from './support/machine';

const three = machine({ A: { Result: 1 }, B: {}, C: {} });

test('copies states as a block, and pastes them between others', () => {
  const text = copyStates(three, [inRoot('B'), inRoot('A')]);
  expect(JSON.parse(text)).toEqual({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Result: 1, Next: 'B' }, B: { Type: 'Pass', Next: 'C' } },
  });
  const other = machine({ A: {}, Z: {} });
  const gesture = pasteStates(other, { kind: 'after', path: inRoot('A') }, text);
  expect(gesture).toMatchObject({ label: 'Paste 2 states', select: ['States', 'A 2'], leaves: [] });
  expect(after(other, gesture)).toEqual(machine({ A: {}, 'A 2': { Result: 1 }, B: {}, Z: {} }));
});

test('drops catchers that lead out of what is pasted elsewhere', () => {
  const Catch = [{ ErrorEquals: ['X'], Next: 'Gone' }];
  const text = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Map', ItemProcessor: machine({ A: {} }), Catch, Next: 'Gone' } },
  });
  const made = after(three, pasteStates(three, { kind: 'after', path: inRoot('C') }, text));
  expect(made['States']).toMatchObject({ C: { Next: 'T' }, T: { ItemProcessor: machine({ 'A 2': {} }), End: true } });
  expect((made['States'] as any).T).not.toHaveProperty('Catch');
});

test('duplicates a step behind itself, and a Choice beside it', () => {
  const gesture = duplicateStates(three, [inRoot('A')]);
  expect(gesture).toMatchObject({ label: 'Duplicate A 2', select: ['States', 'A 2'] });
  expect(after(three, gesture)).toEqual(machine({ A: { Result: 1 }, 'A 2': { Result: 1 }, B: {}, C: {} }));
  const choice = machine({ C: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'D' }] }, D: {} });
  expect(duplicateStates(choice, [inRoot('C')]).leaves).toEqual([{ kind: 'unreached', path: ['States', 'C 2'] }]);
});

test('pastes nothing that is no block', () => {
  for (const text of [
    '',
    '[]',
    '{"StartAt":"A","States":{}}',
    '{"StartAt":1,"States":{"A":{}}}',
    '{"StartAt":"A","States":{"A":1}}',
  ])
    expect(readFragment(text)).toBeUndefined();
  expect(() => pasteStates(three, { kind: 'block', path: [] }, 'hello')).toThrow('The clipboard holds no states.');
  expect(() => copyStates(three, [])).toThrow('Select a state first.');
});
