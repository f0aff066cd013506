import { addBranch, moveItem, removeBranch } from '../../../../src/definitions/document/gestures/moveItem';
import { inRoot, machine, statesAfter } from './support/machine';

const branches = [machine({ A: {} }), machine({ B: {} }), machine({ C: {} })];
const definition = machine({ P: { Type: 'Parallel', Branches: branches } });
const at = (index: number): (string | number)[] => ['States', 'P', 'Branches', index];

test('moves an item among its neighbours', () => {
  const gesture = moveItem(definition, at(2), 0);
  expect(gesture.label).toBe('Move branch 3 of P to place 1');
  expect(statesAfter(definition, gesture)).toMatchObject({ P: { Branches: [branches[2], branches[0], branches[1]] } });
  expect(() => moveItem(definition, at(2), 3)).toThrow('There is no place for branch 3 there.');
});

test('adds and deletes a branch', () => {
  const added = addBranch(definition, inRoot('P'));
  expect(added.leaves).toEqual([{ kind: 'empty', path: at(3) }]);
  expect(statesAfter(definition, added)).toMatchObject({ P: { Branches: [...branches, { States: {} }] } });
  expect(statesAfter(definition, removeBranch(definition, at(1)))).toMatchObject({
    P: { Branches: [branches[0], branches[2]] },
  });
  const one = machine({ P: { Type: 'Parallel', Branches: [machine({ A: {} })] } });
  expect(() => removeBranch(one, at(0))).toThrow('P needs a branch. Delete the state instead.');
});
