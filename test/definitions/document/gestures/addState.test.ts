import { addState } from '../../../../src/definitions/document/gestures/addState';
import { newState } from '../../../../src/definitions/document/gestures/newState';
import { after, inRoot, machine } from './support/machine';

const pass = newState('Pass', 'JSONPath');
const two = machine({ A: {}, B: {} });

test('adds a state after another one, and leads the way through it', () => {
  const gesture = addState(two, { kind: 'after', path: inRoot('A') }, 'N', pass);
  expect(gesture).toMatchObject({ label: 'Add N', select: ['States', 'N'], leaves: [] });
  const made = after(two, gesture);
  expect(made).toEqual(machine({ A: {}, N: {}, B: {} }));
  expect(Object.keys(made['States']!)).toEqual(['A', 'N', 'B']);
});

test('adds a state behind the last one, which ended', () => {
  const gesture = addState(two, { kind: 'after', path: inRoot('B') }, 'N', pass);
  expect(after(two, gesture)).toEqual(machine({ A: {}, B: {}, N: {} }));
});

test('adds a state before another one, on all ways to it', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'B' };
  const forked = machine({ C: choice, B: {} });
  const made = after(forked, addState(forked, { kind: 'before', path: inRoot('B') }, 'N', pass));
  const led = { ...choice, Choices: [{ ...choice.Choices[0], Next: 'N' }], Default: 'N' };
  expect(made).toEqual(machine({ C: led, N: {}, B: {} }));
  const first = after(two, addState(two, { kind: 'before', path: inRoot('A') }, 'N', pass));
  expect(first).toEqual(machine({ N: {}, A: {}, B: {} }));
});

test('adds a state on the edge of a rule', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'B' };
  const forked = machine({ C: choice, B: {} });
  const path = ['States', 'C', 'Choices', 0, 'Next'];
  const made = after(forked, addState(forked, { kind: 'transition', path }, 'N', pass));
  const led = { ...choice, Choices: [{ ...choice.Choices[0], Next: 'N' }] };
  expect(made).toEqual(machine({ C: led, N: {}, B: {} }));
});

test('adds the first state of an empty machine and of an empty block', () => {
  const empty = { Comment: 'x', States: {} };
  expect(after(empty, addState(empty, { kind: 'block', path: [] }, 'N', pass))).toEqual({
    Comment: 'x',
    ...machine({ N: {} }),
  });
  const map = machine({ M: newState('Map', 'JSONPath') });
  const gesture = addState(map, { kind: 'block', path: ['States', 'M', 'ItemProcessor'] }, 'N', pass);
  expect(gesture.select).toEqual(['States', 'M', 'ItemProcessor', 'States', 'N']);
  expect(after(map, gesture)).toMatchObject({
    States: { M: { ItemProcessor: { StartAt: 'N', States: { N: { Type: 'Pass', End: true } } } } },
  });
});

test('says that nothing leads to a state that is dropped beside the others', () => {
  const gesture = addState(two, { kind: 'block', path: [] }, 'N', pass);
  expect(gesture.leaves).toEqual([{ kind: 'unreached', path: ['States', 'N'] }]);
});

test('gives a state another name if its name is taken, in any block', () => {
  const map = machine({ M: { Type: 'Map', ItemProcessor: machine({ N: {} }) } });
  expect(addState(map, { kind: 'after', path: inRoot('M') }, 'N', pass).select).toEqual(['States', 'N 2']);
});

test('a Choice leads on by a rule and by its default; where the way ended, to a Succeed', () => {
  const choice = newState('Choice', 'JSONata');
  const between = after(two, addState(two, { kind: 'after', path: inRoot('A') }, 'C', choice));
  expect(between['States']).toMatchObject({ C: { Choices: [{ Next: 'B' }], Default: 'B' } });
  const last = addState(two, { kind: 'after', path: inRoot('B') }, 'C', choice);
  expect(last.leaves).toEqual([]);
  expect(after(two, last)['States']).toMatchObject({
    B: { Next: 'C' },
    C: { Choices: [{ Next: 'Success' }], Default: 'Success' },
    Success: { Type: 'Succeed' },
  });
});

test('a state that ends the way leaves the rest unreached, and says so', () => {
  const gesture = addState(two, { kind: 'after', path: inRoot('A') }, 'F', newState('Fail', 'JSONPath'));
  expect(gesture.leaves).toEqual([{ kind: 'unreached', path: ['States', 'B'] }]);
});

test('nothing can follow a state that ends the way', () => {
  const ended = machine({ A: {}, F: { Type: 'Fail' } });
  expect(() => addState(ended, { kind: 'after', path: inRoot('F') }, 'N', pass)).toThrow(
    'Nothing can follow F: a Fail state ends the way.',
  );
});
