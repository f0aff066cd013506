import type { QueryLanguage, StateDefinition } from '../../../language/asl/types';
import type { Json } from '../../../util/json';
import { compileState } from '../compileProgram';
import type { Steps } from '../effects';
import { isSteps, type Block, type CompiledState } from '../Program';
import type { Scope } from '../Scope';
import { type Inspector, withoutFrame } from './Inspector';

/** The name that TestState gives every state, even one that has a name in a definition (recorded). */
export const testedName = 'StateName';

/**
 * Compiles a block of one state that makes one attempt and reports it to an inspector. `inherited`: the language of
 * the machine around it.
 */
export function compileInspected(
  definition: StateDefinition,
  language: QueryLanguage,
  inspector: Inspector,
  stateName = testedName,
): Block {
  const state = compileState(stateName, definition, language, inspector);
  const { name } = state;
  const run = (scope: Scope, input: Json): Steps<Json> => runInspected(state, scope, input, inspector);
  const inspectedState: CompiledState = { ...state, now: undefined, run, resume: undefined };
  const states = new Map([[name, inspectedState]]);
  return { startAt: name, first: inspectedState, states, alone: false, immediate: false, usualValues: 16 };
}

function* runInspected(state: CompiledState, scope: Scope, input: Json, inspector: Inspector): Steps<Json> {
  scope.give(inspector.variables, inspector.context);
  try {
    const left = state.now === undefined ? state.run(scope, input) : state.now(scope, input);
    const output = isSteps(left) ? yield* left : left;
    inspector.left(scope.next, scope.assigned);
    // The next state is not in the block.
    return scope.leave(output, undefined, scope.assigned);
  } catch (error) {
    throw withoutFrame(error);
  }
}
