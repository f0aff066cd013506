import type { StateMachineDefinition, StateType } from '../asl/types';
import type { Json } from '../util/json';
import type { Steps } from './effects';
import type { Scope } from './Scope';

/** A definition, compiled once when the state machine is created and shared by all its executions. */
export interface Program {
  readonly definition: StateMachineDefinition;
  readonly block: Block;
  readonly timeoutSeconds: number | undefined;
}

/** A compiled `States` block. */
export interface Block {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
}

export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  /** Everything between the state's Entered and Exited events. Fails by throwing a StatesError. */
  run(scope: Scope, input: Json): Steps<Transition>;
}

/** How a state is left. */
export interface Transition {
  readonly output: Json;
  /** `undefined`: the block ends here. */
  readonly next: string | undefined;
  readonly assigned: Readonly<Record<string, Json>> | undefined;
}
