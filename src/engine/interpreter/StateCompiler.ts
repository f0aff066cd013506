import type { QueryLanguage, StateDefinition, StatesBlock } from '../../language/asl/types';
import type { DataFlow, FlowLanguage } from './dataFlow/DataFlow';
import type { Inspector } from './inspection/Inspector';
import type { Block, StateBody } from './Program';

/** What a handler needs to compile a state. */
export interface StateCompiler {
  readonly name: string;
  readonly definition: StateDefinition;
  /** The state's query language: its own, else the block's. */
  readonly queryLanguage: QueryLanguage;
  readonly language: FlowLanguage;
  readonly flow: DataFlow;
  /** For a state that is tested alone. */
  readonly inspector: Inspector | undefined;
  /** Compiles the States inside this one (a branch, an item processor). */
  compileBlock(block: StatesBlock): Block;
}

export type StateHandler = (compiler: StateCompiler) => StateBody;
