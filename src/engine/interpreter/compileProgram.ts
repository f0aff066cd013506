import type {
  QueryLanguage,
  StateDefinition,
  StateMachineDefinition,
  StatesBlock,
  StateType,
} from '../../language/asl/types';
import { StateEvents } from '../history/NamedEvent';
import type { Inspector } from './inspection/Inspector';
import type { Block, CompiledState, Program, StateBody } from './Program';
import type { StateCompiler } from './StateCompiler';
import { stateHandlers } from './stateHandlers';
import { workOf } from './workOf';
import { flowLanguages } from './dataFlow/flowLanguages';

/**
 * Compiles a definition that validation has accepted: paths become closures, expressions are parsed, and every state
 * becomes a function. Called once, when the state machine is created or updated.
 */
export function compileProgram(definition: StateMachineDefinition): Program {
  return {
    definition,
    block: compileBlock(definition, definition.QueryLanguage ?? 'JSONPath'),
    timeoutSeconds: definition.TimeoutSeconds,
  };
}

/** How many values a history stores for one visit of a state, if more than for Entered and Exited. */
const usualValuesOf: Partial<Readonly<Record<StateType, number>>> = { Task: 9, Parallel: 8, Map: 8 };

/** See `Block.usualValues`: for the start and the end, and for each state. */
function usualValues({ States }: StatesBlock): number {
  let count = 8;
  for (const name of Object.keys(States)) {
    const { Type, Branches = [] } = States[name]!;
    count += usualValuesOf[Type] ?? 2;
    for (const branch of Branches) count += usualValues(branch) - 7;
  }
  return count;
}

function compileBlock(block: StatesBlock, inherited: QueryLanguage): Block {
  const queryLanguage = block.QueryLanguage ?? inherited;
  const states = new Map<string, Linking>();
  for (const name of Object.keys(block.States))
    states.set(name, compileState(name, block.States[name]!, queryLanguage));
  const compiled = [...states.values()];
  for (const state of compiled) state.follower = followerOf(block.States[state.name]!, states);
  const alone = compiled.every((state) => state.alone);
  const immediate = compiled.every((state) => state.now !== undefined);
  const first = states.get(block.StartAt);
  return { startAt: block.StartAt, first, states, alone, immediate, usualValues: usualValues(block) };
}

/** A state whose follower has not been set yet. */
type Linking = CompiledState & { follower: CompiledState | undefined };

function followerOf({ Next, Choices }: StateDefinition, states: ReadonlyMap<string, Linking>): Linking | undefined {
  const name = Next ?? Choices?.[0]?.['Next'];
  return typeof name === 'string' ? states.get(name) : undefined;
}

/** `inspector`: receives data about this state, but not about states inside it. */
export function compileState(
  name: string,
  definition: StateDefinition,
  inherited: QueryLanguage,
  inspector?: Inspector,
): Linking {
  const queryLanguage = definition.QueryLanguage ?? inherited;
  const language = flowLanguages[queryLanguage];
  // Validation has checked the definition against the table of its type.
  const compile = stateHandlers[definition.Type] as (compiler: StateCompiler) => StateBody;
  const body = compile({
    name,
    definition,
    queryLanguage,
    language,
    flow: language.compileFlow(definition, inspector),
    inspector,
    // AWS: states inside a Map or Parallel follow the machine's language, not the language of the state around them.
    compileBlock: (block) => compileBlock(block, inherited),
  });
  const { Type: type } = definition;
  const events = new StateEvents(type, name);
  const work = workOf(definition);
  // All states get the same shape, though a body has only one of `now` and `run`.
  const { now, run, resume, blocks } = body;
  const alone = now !== undefined || (blocks?.every((block) => block.alone) ?? false);
  return { now, run, resume, name, type, events, work, alone, follower: undefined } as Linking;
}
