import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { checkOwnState } from '../../../src/story/trace/findState';

function map(name: string, inner: StateMachineDefinition, Mode: 'INLINE' | 'DISTRIBUTED'): StateMachineDefinition {
  const ProcessorConfig = Mode === 'INLINE' ? { Mode } : { Mode, ExecutionType: 'STANDARD' as const };
  return {
    StartAt: name,
    States: { [name]: { Type: 'Map', ItemProcessor: { ProcessorConfig, ...inner }, End: true } },
  };
}

const one: StateMachineDefinition = { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } };

test('finds the states of the machine, including those of an inline Map', () => {
  const definition = map('Each', one, 'INLINE');
  expect(() => checkOwnState(definition, 'Each')).not.toThrow();
  expect(() => checkOwnState(definition, 'One')).not.toThrow();
});

test('knows no other', () => {
  expect(() => checkOwnState(one, 'Onee')).toThrow("The state machine has no state 'Onee'. Did you mean 'One'?");
});

test('says where the states of a Distributed Map are, the outermost first', () => {
  const definition = map('Outer', map('Inner', one, 'DISTRIBUTED'), 'DISTRIBUTED');
  expect(() => checkOwnState(definition, 'One')).toThrow(
    "State 'One' runs in the child executions of the Distributed Map 'Outer', not in this one. " +
      "Look at a child: const each = await run.mapRun('Outer'); (await each.item(0)).state('One')",
  );
  expect(() => checkOwnState(definition, 'Outer')).not.toThrow();
});
