import type { QueryLanguage, StateDefinition, StatesBlock, StateType } from '../../language/asl/types';
import type { DataFlow, FlowLanguage } from './dataFlow/DataFlow';
import type { Inspector } from './inspection/Inspector';
import type { Block, StateBody } from './Program';
import { compileChoice } from './states/choice';
import { compileFail } from './states/fail';
import { compileMap } from './states/map';
import { compileParallel } from './states/parallel';
import { compilePass } from './states/pass';
import { compileSucceed } from './states/succeed';
import { compileTask } from './states/task';
import { compileWait } from './states/wait';

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

/** The one place that lists the state types. What is packed loads a type when a definition first has it (`.ci/bundleLazy.mjs`). */
export const stateHandlers: Readonly<Record<StateType, StateHandler>> = {
  Task: (compiler) => compileTask(compiler),
  Pass: (compiler) => compilePass(compiler),
  Wait: (compiler) => compileWait(compiler),
  Choice: (compiler) => compileChoice(compiler),
  Succeed: (compiler) => compileSucceed(compiler),
  Fail: (compiler) => compileFail(compiler),
  Parallel: (compiler) => compileParallel(compiler),
  Map: (compiler) => compileMap(compiler),
};
