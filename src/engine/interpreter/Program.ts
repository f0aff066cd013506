import type { StateMachineDefinition, StateType } from '../../language/asl/types';
import type { StateEvents } from '../history/NamedEvent';
import type { Json } from '../../util/json';
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
  /** The StartAt state. */
  readonly first: CompiledState | undefined;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Whether it needs nothing from outside, so that it can begin without a fiber. */
  readonly alone: boolean;
  /** Whether all its states are `now`. */
  readonly immediate: boolean;
  /**
   * Approximately how many values its history stores if each state is visited once: room for them is allocated at the
   * start.
   */
  readonly usualValues: number;
}

/**
 * What happens between a state's Entered and Exited events. It returns the state's output through `Scope.leave`. `now`:
 * for a state that never waits and writes no other events; without this form ten Pass states take nearly twice the CPU
 * time. `run`: for all others; returns steps only if it has to wait. All of them fail by throwing a StatesError.
 */
export type StateBody = (
  | { readonly now: (scope: Scope, input: Json) => Json; readonly run?: undefined }
  | { readonly run: WayOut; readonly now?: undefined }
) & {
  /** Like the body, for a redrive that resumes a state that was entered before. Without it, the body runs again. */
  readonly resume?: WayOut | undefined;
  /** For a Parallel or Map: its blocks that run inside the execution. */
  readonly blocks?: readonly Block[];
};

/** A state's output, or the steps that lead to it. */
export type WayOut = (scope: Scope, input: Json) => Json | Steps<Json>;

export type CompiledState = StateBody & {
  readonly name: string;
  readonly type: StateType;
  readonly events: StateEvents;
  /** See `workOf`. */
  readonly work: number;
  /** See `Block.alone`. */
  readonly alone: boolean;
  /** The state named by its Next or first choice, to save a lookup. */
  readonly follower: CompiledState | undefined;
};

/** How a block continues, while it is between two states. */
export interface Resting {
  readonly value: Json;
  /** The next state; `undefined`: the block ends. */
  readonly name: string | undefined;
  /** The state that probably has that name. */
  readonly guess?: CompiledState | undefined;
}

/** Whether these are steps, and not the value itself. */
export function isSteps<T>(left: T | Steps<T>): left is Steps<T> {
  return typeof left === 'object' && left !== null && typeof (left as Steps<T>).next === 'function';
}
