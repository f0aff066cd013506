import type { StateType } from '../../language/asl/types';
import { compileChoice } from './states/choice';
import { compileFail } from './states/fail';
import { compileMap } from './states/map';
import { compileParallel } from './states/parallel';
import { compilePass } from './states/pass';
import { compileSucceed } from './states/succeed';
import { compileTask } from './states/task';
import { compileWait } from './states/wait';
import type { StateHandler } from './StateCompiler';

/** The one place that lists the state types. What is packed loads a type when a definition first has it (`.ci/bundleLazy.mjs`). */
export const stateHandlers: { readonly [Type in StateType]: StateHandler<Type> } = {
  Task: (compiler) => compileTask(compiler),
  Pass: (compiler) => compilePass(compiler),
  Wait: (compiler) => compileWait(compiler),
  Choice: (compiler) => compileChoice(compiler),
  Succeed: (compiler) => compileSucceed(compiler),
  Fail: (compiler) => compileFail(compiler),
  Parallel: (compiler) => compileParallel(compiler),
  Map: (compiler) => compileMap(compiler),
};
