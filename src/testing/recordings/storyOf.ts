import type { StateMachineDefinition } from '../../language/asl/types';
import { readStory } from '../../story/trace/readStory';
import type { Origin, Story } from '../../story/trace/Story';
import type { RecordedExecution, Recording } from './Recording';

/** The story of a recorded execution: with its definition as it was then, unless `origin` has another. */
export function storyOf({ stateMachine, execution }: Recording, origin: Origin = {}): Story {
  const definition = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  return storyOfExecution(execution, { definition, ...origin });
}

/** The story of an execution: of a child of a Map Run, say. */
export function storyOfExecution({ description, events }: RecordedExecution, origin: Origin): Story {
  return readStory(description, events, origin);
}
