import { inspect } from 'node:util';
import { HarnessError } from '../../errors/HarnessError';
import { formatCount } from '../../util/formatCount';
import { lazy } from '../../util/lazy';
import { doubted } from './doubted';
import { features } from '../features';
import type { Matcher } from './Matcher';
import type { StepmillMatchers } from './StepmillMatchers';

const loadMessageMatchers = lazy(() => require('./messageMatchers') as typeof import('./messageMatchers'));
const loadPathMatchers = lazy(() => require('./pathMatchers') as typeof import('./pathMatchers'));
const loadStatusMatchers = lazy(() => require('./statusMatchers') as typeof import('./statusMatchers'));
const loadToCostAtMost = lazy(() => require('./toCostAtMost') as typeof import('./toCostAtMost'));
const loadToHaveAssigned = lazy(() => require('./toHaveAssigned') as typeof import('./toHaveAssigned'));
const loadToHaveBeenRedriven = lazy(() => require('./toHaveBeenRedriven') as typeof import('./toHaveBeenRedriven'));
const loadToHaveCalled = lazy(() => require('./toHaveCalled') as typeof import('./toHaveCalled'));
const loadToHaveCalledInOrder = lazy(() => require('./toHaveCalledInOrder') as typeof import('./toHaveCalledInOrder'));
const loadToHaveCaught = lazy(() => require('./toHaveCaught') as typeof import('./toHaveCaught'));
const loadToHaveChosen = lazy(() => require('./toHaveChosen') as typeof import('./toHaveChosen'));
const loadToHaveEnteredTimes = lazy(() => require('./toHaveEnteredTimes') as typeof import('./toHaveEnteredTimes'));
const loadToHaveFailedWith = lazy(() => require('./toHaveFailedWith') as typeof import('./toHaveFailedWith'));
const loadToHaveHistory = lazy(() => require('./toHaveHistory') as typeof import('./toHaveHistory'));
const loadToHaveHistoryContaining = lazy(
  () => require('./toHaveHistoryContaining') as typeof import('./toHaveHistoryContaining'),
);
const loadToHaveRetried = lazy(() => require('./toHaveRetried') as typeof import('./toHaveRetried'));
const loadToHaveMatchedRule = lazy(() => require('./toHaveMatchedRule') as typeof import('./toHaveMatchedRule'));
const loadToHaveStarted = lazy(() => require('./toHaveStarted') as typeof import('./toHaveStarted'));
const loadToHaveTaken = lazy(() => require('./toHaveTaken') as typeof import('./toHaveTaken'));
const loadToHaveTransitions = lazy(() => require('./toHaveTransitions') as typeof import('./toHaveTransitions'));
const loadToHaveUsedAllMocks = lazy(() => require('./toHaveUsedAllMocks') as typeof import('./toHaveUsedAllMocks'));
const loadValueMatchers = lazy(() => require('./valueMatchers') as typeof import('./valueMatchers'));
const loadVisitsMatchers = lazy(() => require('./visitsMatchers') as typeof import('./visitsMatchers'));

/** Every matcher, by its name in `expect(…)`. */
export const matchers = {
  toHaveSucceeded: atUse('toHaveSucceeded', 0, () => loadStatusMatchers().toHaveSucceeded),
  toHaveFailed: atUse('toHaveFailed', 0, () => loadStatusMatchers().toHaveFailed),
  toHaveFailedWith: atUse('toHaveFailedWith', 2, () => loadToHaveFailedWith().toHaveFailedWith),
  toHaveTimedOut: atUse('toHaveTimedOut', 0, () => loadStatusMatchers().toHaveTimedOut),
  toHaveBeenAborted: atUse('toHaveBeenAborted', 0, () => loadStatusMatchers().toHaveBeenAborted),
  toBeRunning: atUse('toBeRunning', 0, () => loadStatusMatchers().toBeRunning),
  toHaveBeenRedriven: atUse('toHaveBeenRedriven', 1, () => loadToHaveBeenRedriven().toHaveBeenRedriven),
  toHaveOutput: atUse('toHaveOutput', 1, () => loadValueMatchers().toHaveOutput),
  toHaveInput: atUse('toHaveInput', 1, () => loadValueMatchers().toHaveInput),
  toHaveAssigned: atUse('toHaveAssigned', 1, () => loadToHaveAssigned().toHaveAssigned),
  toHaveTakenPath: atUse('toHaveTakenPath', 1, () => loadPathMatchers().toHaveTakenPath),
  toHaveTakenPathContaining: atUse('toHaveTakenPathContaining', 1, () => loadPathMatchers().toHaveTakenPathContaining),
  toHaveEntered: atUse('toHaveEntered', 2, () => loadVisitsMatchers().toHaveEntered),
  toHaveEnteredTimes: atUse('toHaveEnteredTimes', 2, () => loadToHaveEnteredTimes().toHaveEnteredTimes),
  toHaveExited: atUse('toHaveExited', 2, () => loadVisitsMatchers().toHaveExited),
  toHaveChosen: atUse('toHaveChosen', 2, () => loadToHaveChosen().toHaveChosen),
  toHaveRetried: atUse('toHaveRetried', 2, () => loadToHaveRetried().toHaveRetried),
  toHaveCaught: atUse('toHaveCaught', 2, () => loadToHaveCaught().toHaveCaught),
  toHaveTaken: atUse('toHaveTaken', 1, () => loadToHaveTaken().toHaveTaken),
  toHaveDuration: atUse('toHaveDuration', 1, () => loadToHaveTaken().toHaveTaken),
  toHaveTransitions: atUse('toHaveTransitions', 1, () => loadToHaveTransitions().toHaveTransitions),
  toCostAtMost: atUse('toCostAtMost', 1, () => loadToCostAtMost().toCostAtMost),
  toHaveHistory: atUse('toHaveHistory', 1, () => loadToHaveHistory().toHaveHistory),
  toHaveHistoryContaining: atUse(
    'toHaveHistoryContaining',
    1,
    () => loadToHaveHistoryContaining().toHaveHistoryContaining,
  ),
  toHaveCalled: atUse('toHaveCalled', 3, () => loadToHaveCalled().toHaveCalled),
  toHaveCalledInOrder: atUse('toHaveCalledInOrder', 1, () => loadToHaveCalledInOrder().toHaveCalledInOrder),
  toHaveSent: atUse('toHaveSent', 3, () => loadMessageMatchers().toHaveSent),
  toHavePublished: atUse('toHavePublished', 3, () => loadMessageMatchers().toHavePublished),
  toHavePutEvent: atUse('toHavePutEvent', 3, () => loadMessageMatchers().toHavePutEvent),
  toHaveStarted: atUse('toHaveStarted', 2, () => loadToHaveStarted().toHaveStarted),
  toHaveMatchedRule: atUse('toHaveMatchedRule', 1, () => loadToHaveMatchedRule().toHaveMatchedRule),
  toHaveUsedAllMocks: atUse('toHaveUsedAllMocks', 0, () => loadToHaveUsedAllMocks().toHaveUsedAllMocks),
  toMatchExecution: atUse('toMatchExecution', 2, () => features().toMatchExecution),
  toMatchRecording: atUse('toMatchRecording', 1, () => features().toMatchRecording),
} as const satisfies Record<keyof StepmillMatchers<void>, Matcher<never>>;

/**
 * A matcher that is loaded when a test first uses it: few tests use more than three. `most`: how
 * many arguments it takes. More of them throw, because they would not be looked at.
 */
function atUse<Arguments extends readonly unknown[]>(
  name: string,
  most: number,
  find: () => Matcher<Arguments>,
): Matcher<Arguments> {
  return function (received, ...args) {
    if (args.length > most) throw tooManyArguments(name, most, args);
    return doubted(received, () => find().call(this, received, ...args));
  };
}

const bounds = "For bounds, write { atLeast: '5s', atMost: '7s' }.";

/** What to write instead of arguments that a matcher does not take. */
const instead: Readonly<Record<string, string>> = {
  toHaveFailed: 'Did you mean toHaveFailedWith(…)?',
  toHaveSucceeded: 'Did you mean toHaveOutput(…)?',
  toHaveTaken: bounds,
  toHaveDuration: bounds,
};

function tooManyArguments(name: string, most: number, args: readonly unknown[]): HarnessError {
  const takes = most === 0 ? 'no argument' : formatCount(most, 'argument');
  const hint = instead[name] === undefined ? '' : ` ${instead[name]}`;
  return new HarnessError(`${name} takes ${takes}, but was also given ${inspect(args[most])}.${hint}`);
}
