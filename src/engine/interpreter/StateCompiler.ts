import type { DefinitionOf } from '../../language/asl/fields';
import type { QueryLanguage, StateDefinition, StatesBlock, StateType } from '../../language/asl/types';
import type { DataFlow, FlowLanguage } from './dataFlow/DataFlow';
import type { Inspector } from './inspection/Inspector';
import type { Block, StateBody } from './Program';

/** What a handler needs to compile a state. Code that several state types share accepts any definition. */
export interface StateCompiler<Definition extends StateDefinition = StateDefinition> {
  readonly name: string;
  readonly definition: Definition;
  /** The state's query language: its own, or else the block's. */
  readonly queryLanguage: QueryLanguage;
  readonly language: FlowLanguage;
  readonly flow: DataFlow;
  /** For a state that is tested alone. */
  readonly inspector: Inspector | undefined;
  /** Compiles the States inside this one (a branch, an item processor). */
  compileBlock(block: StatesBlock): Block;
}

/** Compiles the states of a type, which have the fields of its table. */
export type StateHandler<Type extends StateType> = (compiler: StateCompiler<DefinitionOf<Type>>) => StateBody;
