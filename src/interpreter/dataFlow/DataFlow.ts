import type { CatcherDefinition, QueryLanguage, StateDefinition } from '../../asl/types';
import type { Json, JsonObject } from '../../util/json';
import type { Steps } from '../effects';
import type { Transition } from '../Program';
import type { Scope } from '../Scope';
import { compileJsonataFlow } from './jsonataFlow';
import { compileJsonPathFlow } from './jsonPathFlow';

/** What a state that produced something of its own hands to `finish`; absent for states that pass their input on. */
export type Result = Json | undefined;

/** How data goes through a state: in and out, in the terms of its query language. */
export interface DataFlow {
  /** What the state works on: InputPath and Parameters, or Arguments. */
  prepare(scope: Scope, input: Json): Steps<Json>;
  /**
   * The state's output and the variables it assigns. `effective` is what `prepare` answered; `next` is where it goes.
   */
  finish(scope: Scope, input: Json, effective: Json, result: Result, next: string | undefined): Steps<Transition>;
}

/** What a catcher does with the Error Output. */
export type CatchFlow = (scope: Scope, input: Json, errorOutput: JsonObject) => Steps<Transition>;

/** What a JSONata or JSONPath state of its own `QueryLanguage` uses, else the block's. */
export interface FlowLanguage {
  compileFlow(definition: StateDefinition): DataFlow;
  compileCatch(catcher: CatcherDefinition): CatchFlow;
}

export const flowLanguages: Readonly<Record<QueryLanguage, FlowLanguage>> = {
  JSONPath: compileJsonPathFlow,
  JSONata: compileJsonataFlow,
};
