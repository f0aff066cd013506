import type {
  QueryLanguage,
  StateDefinition,
  StateMachineDefinition,
  StatesBlock,
  StateType,
} from '../../language/asl/types';
import { flowLanguages } from './dataFlow/DataFlow';
import type { Inspector } from './inspection/Inspector';
import { isStraight } from './isStraight';
import type { Block, CompiledState, Program } from './Program';
import { stateHandlers } from './stateHandlers';
import { workOf } from './workOf';

/**
 * Compiles a definition that validation has accepted: paths become closures, expressions are parsed, every state
 * becomes a function. Done once, when the state machine is created or updated.
 */
export function compileProgram(definition: StateMachineDefinition): Program {
  return {
    definition,
    block: compileBlock(definition, definition.QueryLanguage ?? 'JSONPath'),
    timeoutSeconds: definition.TimeoutSeconds,
  };
}

/** A task has three events of its own, and the first event after the start points to none. */
function usualRows({ States }: StatesBlock): number {
  let count = 3;
  for (const name of Object.keys(States)) count += States[name]!.Type === 'Task' ? 5 : 2;
  return count;
}

function compileBlock(block: StatesBlock, inherited: QueryLanguage): Block {
  const queryLanguage = block.QueryLanguage ?? inherited;
  const states = new Map<string, CompiledState>();
  for (const name of Object.keys(block.States))
    states.set(name, compileState(name, block.States[name]!, queryLanguage));
  const now = [...states.values()].every((state) => state.now !== undefined);
  return { startAt: block.StartAt, states, now, straight: now && isStraight(block), usualRows: usualRows(block) };
}

/** With an inspector, one that is told of this state, but of none inside it. */
export function compileState(
  name: string,
  definition: StateDefinition,
  inherited: QueryLanguage,
  inspector?: Inspector,
): CompiledState {
  const queryLanguage = definition.QueryLanguage ?? inherited;
  const language = flowLanguages[queryLanguage];
  const body = stateHandlers[definition.Type]({
    name,
    definition,
    queryLanguage,
    language,
    flow: language.compileFlow(definition, inspector),
    inspector,
    // AWS: states inside a Map or Parallel follow the machine's language, not that of the state around them.
    compileBlock: (block) => compileBlock(block, inherited),
  });
  const { Type: type } = definition;
  const entered = { type: `${type}StateEntered`, name } as const;
  // A Fail state is never left.
  const exited = { type: `${type as Exclude<StateType, 'Fail'>}StateExited`, name } as const;
  const work = workOf(definition);
  // Bodies have either `now` or `run`: with both members, all states have one shape.
  const { now, run, resume } = body;
  return { now, run, resume, name, type, entered, exited, work } as CompiledState;
}
