import { connect, reconnect, removeTransition, setStart } from '../../../../src/definitions/document/gestures/connect';
import type { JsonObject } from '../../../../src/util/json';
import { after, inRoot, machine, statesAfter } from './support/machine';

const rule = (Next: string): JsonObject => ({ Variable: '$.value', IsPresent: true, Next });
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const definition = machine({
  T: task,
  C: { Type: 'Choice', Choices: [rule('A')] },
  A: { Next: 'B' },
  B: {},
});

test('connects a state, a rule, a default and a catcher', () => {
  expect(connect(definition, inRoot('B'), inRoot('T'), 'next').label).toBe('Connect B to T');
  expect(statesAfter(definition, connect(definition, inRoot('B'), inRoot('T'), 'next'))).toMatchObject({
    B: { Next: 'T' },
  });
  expect(statesAfter(definition, connect(definition, inRoot('C'), inRoot('B'), 'next'))).toMatchObject({
    C: { Choices: [rule('A'), rule('B')] },
  });
  expect(statesAfter(definition, connect(definition, inRoot('C'), inRoot('B'), 'default'))).toMatchObject({
    C: { Choices: [rule('A')], Default: 'B' },
  });
  const caught = after(definition, connect(definition, inRoot('T'), inRoot('B'), 'catch'));
  const all = { ErrorEquals: ['States.ALL'], Next: 'B' };
  expect(caught['States']).toMatchObject({ T: { Catch: [all] } });
  expect(statesAfter(caught, connect(caught, inRoot('T'), inRoot('A'), 'catch'))).toMatchObject({
    T: { Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'A' }, all] },
  });
});

test('connects only what can be connected', () => {
  const ended = machine({ A: {}, M: { Type: 'Map', ItemProcessor: machine({ N: {} }) }, F: { Type: 'Fail' } });
  const inner = ['States', 'M', 'ItemProcessor', 'States', 'N'];
  expect(() => connect(ended, inRoot('A'), inner, 'next')).toThrow('Transitions stay inside their block');
  expect(() => connect(ended, inRoot('F'), inRoot('A'), 'next')).toThrow('Nothing can follow F');
  expect(() => connect(ended, inRoot('A'), inRoot('F'), 'catch')).toThrow('A Pass state has no catchers.');
  expect(() => reconnect(ended, ['States', 'A', 'Next'], inner)).toThrow('Transitions stay inside their block');
});

test('reconnects a transition, and the start', () => {
  expect(
    statesAfter(definition, reconnect(definition, ['States', 'C', 'Choices', 0, 'Next'], inRoot('B'))),
  ).toMatchObject({
    C: { Choices: [rule('B')] },
  });
  expect(after(definition, reconnect(definition, ['StartAt'], inRoot('C')))).toMatchObject({ StartAt: 'C' });
  const gesture = setStart(definition, inRoot('C'));
  expect(gesture).toMatchObject({ label: 'Start at C', leaves: [{ kind: 'unreached', path: ['States', 'T'] }] });
});

test('takes transitions away', () => {
  expect(statesAfter(definition, removeTransition(definition, ['States', 'A', 'Next']))).toMatchObject({
    A: { Type: 'Pass', End: true },
  });
  expect(() => removeTransition(definition, ['States', 'C', 'Choices', 0, 'Next'])).toThrow('A Choice needs a rule.');
  expect(() => removeTransition(definition, ['StartAt'])).toThrow('A block needs a start.');
  const inner = machine({ M: { Type: 'Map', ItemProcessor: machine({ N: {} }) } });
  expect(() => removeTransition(inner, ['States', 'M', 'ItemProcessor', 'StartAt'])).toThrow('A block needs a start.');
  const caught = after(definition, connect(definition, inRoot('T'), inRoot('B'), 'catch'));
  expect(after(caught, removeTransition(caught, ['States', 'T', 'Catch', 0, 'Next']))).toEqual(definition);
  const led = after(definition, connect(definition, inRoot('C'), inRoot('B'), 'default'));
  expect(after(led, removeTransition(led, ['States', 'C', 'Default']))).toEqual(definition);
});
