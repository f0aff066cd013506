import { StateEvents } from '../../../src/engine/history/NamedEvent';

test('a visit is two events, and each may have a value of its own', () => {
  const { entered, exited, forms } = new StateEvents('Wait', 'W');
  expect([entered.type, exited.type]).toEqual(['WaitStateEntered', 'WaitStateExited']);
  expect(forms.map(({ type, name, isNew, then }) => [type, name, isNew, then === exited])).toEqual([
    ['WaitStateEntered', 'W', false, false],
    ['WaitStateEntered', 'W', false, true],
    ['WaitStateEntered', 'W', true, false],
    ['WaitStateEntered', 'W', true, true],
  ]);
  expect([forms[0]!.then, forms[2]!.then]).toEqual([exited.again, exited.again]);
});
