import { renameState } from '../../../../src/definitions/document/gestures/renameState';
import { after, inRoot, machine } from './support/machine';

test('renames a state and all that leads to it, and nothing else', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.A', StringEquals: 'A', Next: 'A' }], Default: 'A' };
  const caught = {
    Type: 'Map',
    ItemProcessor: machine({ I: { Result: 'A' } }),
    Catch: [{ ErrorEquals: ['A'], Next: 'A' }],
  };
  const definition = machine({ A: { Comment: 'A', Next: 'C' }, C: choice, M: { ...caught, Next: 'A' } });
  const gesture = renameState(definition, inRoot('A'), 'Bee');
  expect(gesture).toMatchObject({ label: 'Rename A to Bee', select: ['States', 'Bee'], leaves: [] });
  const made = after(definition, gesture);
  expect(Object.keys(made['States']!)).toEqual(['Bee', 'C', 'M']);
  expect(made).toEqual(
    machine({
      Bee: { Comment: 'A', Next: 'C' },
      C: { ...choice, Choices: [{ ...choice.Choices[0], Next: 'Bee' }], Default: 'Bee' },
      M: { ...caught, Catch: [{ ErrorEquals: ['A'], Next: 'Bee' }], Next: 'Bee' },
    }),
  );
});

test('renames a state that leads to itself', () => {
  const loop = machine({ A: { Next: 'A' }, Z: { Type: 'Succeed' } });
  expect(after(loop, renameState(loop, inRoot('A'), 'B'))).toEqual(
    machine({ B: { Next: 'B' }, Z: { Type: 'Succeed' } }),
  );
});

test('takes only names that AWS takes, and that are free in the whole machine', () => {
  const definition = machine({ A: {}, M: { Type: 'Map', ItemProcessor: machine({ N: {} }) } });
  expect(() => renameState(definition, inRoot('A'), ' ')).toThrow('A state needs a name.');
  expect(() => renameState(definition, inRoot('A'), 'N')).toThrow('There is a state N already.');
  expect(() => renameState(definition, inRoot('A'), 'x'.repeat(81))).toThrow('80 characters at most; this one has 81');
  expect(renameState(definition, inRoot('A'), 'A').edits).toEqual([]);
});
