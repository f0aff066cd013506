import { stateShapes, type DefinitionOf } from '../../../src/language/asl/fields';
import type { ObjectOf } from '../../../src/language/asl/ObjectShape';
import type { objectShapes } from '../../../src/language/asl/objectShapes';
import type { CatcherDefinition, RetrierDefinition, StateDefinition, StateType } from '../../../src/language/asl/types';

// Most of this file is checked when it is compiled.

type FieldOf<Type extends StateType> = Type extends StateType ? keyof DefinitionOf<Type> : never;
type Nothing<Names> = [Names] extends [never] ? true : Names;

test('the type that users import has the fields of the tables, and no others', () => {
  // `Type 'true' is not assignable to type '"Priority"'`: declare Priority in StateDefinition, too.
  const undeclared: Nothing<Exclude<FieldOf<StateType>, keyof StateDefinition>> = true;
  const inNoTable: Nothing<Exclude<keyof StateDefinition, FieldOf<StateType>>> = true;
  expect([undeclared, inNoTable]).toEqual([true, true]);
});

test('so do retriers and catchers; their Comment is for people', () => {
  type Fields<Name extends 'retrier' | 'catcher'> = Exclude<keyof ObjectOf<(typeof objectShapes)[Name]>, 'Comment'>;
  const retrier: Nothing<Exclude<Fields<'retrier'>, keyof RetrierDefinition>> = true;
  const catcher: Nothing<Exclude<Fields<'catcher'>, keyof CatcherDefinition>> = true;
  const more: Nothing<Exclude<keyof RetrierDefinition, Fields<'retrier'>>> = true;
  const others: Nothing<Exclude<keyof CatcherDefinition, Fields<'catcher'>>> = true;
  expect([retrier, catcher, more, others]).toEqual([true, true, true, true]);
});

test('a state of each type is valid wherever any state is', () => {
  const any = <Type extends StateType>(state: DefinitionOf<Type>): StateDefinition => state;
  expect(any<'Succeed'>({ Type: 'Succeed' })).toEqual({ Type: 'Succeed' });
});

test('a state has the fields of its table, and no others', () => {
  const wait: DefinitionOf<'Wait'> = { Type: 'Wait', Seconds: '{% $n %}', Next: 'N' };
  // @ts-expect-error Wait has no Resource
  const resource: unknown = wait.Resource;
  // @ts-expect-error Resource is required
  const task: DefinitionOf<'Task'> = { Type: 'Task' };
  // @ts-expect-error Timestamp is a string
  const timed: DefinitionOf<'Wait'> = { Type: 'Wait', Timestamp: 1 };
  // @ts-expect-error Retry holds retriers
  const retried: DefinitionOf<'Task'> = { Type: 'Task', Resource: 'r', Retry: [{ MaxAttempts: 1 }] };
  expect([resource, task.Type, timed.Type, retried.Type]).toEqual([undefined, 'Task', 'Wait', 'Task']);
});

test('the conditions of a shape name only its own fields', () => {
  // @ts-expect-error the field is called Resource
  const required: 'Recource' = stateShapes.Task.required[0];
  expect(required).toBe('Resource');
});
