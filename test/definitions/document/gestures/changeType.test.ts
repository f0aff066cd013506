import { changeType } from '../../../../src/definitions/document/gestures/changeType';
import { inRoot, machine, statesAfter } from './support/machine';

test('keeps the fields that both types have, and the way', () => {
  const definition = machine({
    A: { Type: 'Task', Comment: 'c', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { a: 1 }, Retry: [] },
    B: {},
  });
  const change = (type: Parameters<typeof changeType>[2]): unknown =>
    (statesAfter(definition, changeType(definition, inRoot('A'), type)) as any).A;
  expect(change('Pass')).toEqual({ Type: 'Pass', Comment: 'c', Parameters: { a: 1 }, Next: 'B' });
  expect(change('Wait')).toEqual({ Type: 'Wait', Comment: 'c', Seconds: 60, Next: 'B' });
  expect(change('Fail')).toEqual({ Type: 'Fail', Comment: 'c' });
  expect(change('Choice')).toEqual({
    Type: 'Choice',
    Comment: 'c',
    Choices: [{ Variable: '$.value', IsPresent: true, Next: 'B' }],
    Default: 'B',
  });
  expect(changeType(definition, inRoot('A'), 'Fail').leaves).toEqual([{ kind: 'unreached', path: ['States', 'B'] }]);
});

test('a Choice becomes a step that leads to its default', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'D' };
  const definition = machine({ C: choice, B: {}, D: {} });
  expect(statesAfter(definition, changeType(definition, inRoot('C'), 'Pass'))).toMatchObject({
    C: { Type: 'Pass', Next: 'D' },
  });
});

test('a last state that becomes a Choice leads to a Succeed', () => {
  const definition = machine({ A: {}, B: {} });
  const gesture = changeType(definition, inRoot('B'), 'Choice');
  expect(gesture.leaves).toEqual([]);
  expect(statesAfter(definition, gesture)).toMatchObject({ B: { Default: 'Success' }, Success: { Type: 'Succeed' } });
});
