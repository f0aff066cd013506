import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import type { Story } from '../../story/trace/Story';
import type { Recording } from './Recording';

/**
 * Why a recording is of another state machine than an execution, in a sentence; `undefined` when they can be compared: by
 * the name of the machine, or, since a deployed one has a longer name, by the state that it begins with.
 */
export function whyOtherMachine({ stateMachine }: Recording, story: Story): string | undefined {
  const name = story.executionArn.split(':')[6]!.split('/')[0]!;
  if (name === stateMachine.name) return undefined;
  const { StartAt } = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  const { definition } = story.origin;
  const states = definition === undefined ? story.visits.map(({ state }) => state) : [...statesOf(definition).keys()];
  if (states.length === 0 || states.includes(StartAt)) return undefined;
  return `It is of the state machine '${stateMachine.name}', which begins with state '${StartAt}', and '${name}' has no such state.`;
}
