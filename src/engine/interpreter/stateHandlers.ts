import type { StateType } from '../../language/asl/types';
import type { StateHandler } from './StateCompiler';
import { lazy } from '../../util/lazy';

const loadChoice = lazy(() => require('./states/choice') as typeof import('./states/choice'));
const loadFail = lazy(() => require('./states/fail') as typeof import('./states/fail'));
const loadMap = lazy(() => require('./states/map') as typeof import('./states/map'));
const loadParallel = lazy(() => require('./states/parallel') as typeof import('./states/parallel'));
const loadPass = lazy(() => require('./states/pass') as typeof import('./states/pass'));
const loadSucceed = lazy(() => require('./states/succeed') as typeof import('./states/succeed'));
const loadTask = lazy(() => require('./states/task') as typeof import('./states/task'));
const loadWait = lazy(() => require('./states/wait') as typeof import('./states/wait'));

/** The one place that lists the state types. A type is loaded when a definition first uses it. */
export const stateHandlers: { readonly [Type in StateType]: StateHandler<Type> } = {
  Task: (compiler) => loadTask().compileTask(compiler),
  Pass: (compiler) => loadPass().compilePass(compiler),
  Wait: (compiler) => loadWait().compileWait(compiler),
  Choice: (compiler) => loadChoice().compileChoice(compiler),
  Succeed: (compiler) => loadSucceed().compileSucceed(compiler),
  Fail: (compiler) => loadFail().compileFail(compiler),
  Parallel: (compiler) => loadParallel().compileParallel(compiler),
  Map: (compiler) => loadMap().compileMap(compiler),
};

/** Loads all of them, so that later definitions compile faster and without opening a file. */
export function loadStateTypes(): void {
  const types = [loadChoice, loadFail, loadMap, loadParallel, loadPass, loadSucceed, loadTask, loadWait];
  for (const load of types) load();
}
