import type { CatcherDefinition, QueryLanguage, StateDefinition } from '../../../language/asl/types';
import type { Json, JsonObject } from '../../../util/json';
import type { Inspector } from '../inspection/Inspector';
import type { Scope } from '../Scope';
import { jsonataFlows } from './jsonataFlow';
import { jsonPathFlows } from './jsonPathFlow';

/** What a state that produced something of its own hands to `finish`; absent for states that pass their input on. */
export type Result = Json | undefined;

/** How data goes through a state: in and out, in the terms of its query language. */
export interface DataFlow {
  /** What the state works on: InputPath and Parameters, or Arguments. */
  prepare(scope: Scope, input: Json): Json;
  /** Leaves the state: with its output and the variables that it assigns. `effective` is what `prepare` answered. */
  finish(scope: Scope, input: Json, effective: Json, result: Result, next: string | undefined): Json;
}

/** What a catcher does with the Error Output. */
export type CatchFlow = (scope: Scope, input: Json, errorOutput: JsonObject) => Json;

/** What a query language makes of the fields that states have in common. */
export interface FlowLanguage {
  /** `place` goes before the fields in locations, when they are those of a part: `Choices[0]/`. */
  compileFlow(definition: StateDefinition, inspector?: Inspector, place?: string): DataFlow;
  compileCatch(catcher: CatcherDefinition, place: string, inspector?: Inspector): CatchFlow;
}

export const flowLanguages: Readonly<Record<QueryLanguage, FlowLanguage>> = {
  JSONPath: jsonPathFlows,
  JSONata: jsonataFlows,
};
