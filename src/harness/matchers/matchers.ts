import { inspect } from 'node:util';
import { HarnessError } from '../../errors/HarnessError';
import { formatCount } from '../../util/formatCount';
import { doubted } from './doubted';
import { features } from '../features';
import type { Matcher } from './Matcher';
import type { StepmillMatchers } from './StepmillMatchers';
import { toBeRunning, toHaveBeenAborted, toHaveFailed, toHaveSucceeded, toHaveTimedOut } from './statusMatchers';
import { toCostAtMost } from './toCostAtMost';
import { toHaveAssigned } from './toHaveAssigned';
import { toHaveBeenRedriven } from './toHaveBeenRedriven';
import { toHaveCalled } from './toHaveCalled';
import { toHaveCalledInOrder } from './toHaveCalledInOrder';
import { toHaveCaught } from './toHaveCaught';
import { toHaveChosen } from './toHaveChosen';
import { toHaveEntered, toHaveExited } from './visitsMatchers';
import { toHaveEnteredTimes } from './toHaveEnteredTimes';
import { toHaveFailedWith } from './toHaveFailedWith';
import { toHaveHistory } from './toHaveHistory';
import { toHaveHistoryContaining } from './toHaveHistoryContaining';
import { toHaveInput, toHaveOutput } from './valueMatchers';
import { toHavePublished, toHaveSent, toHavePutEvent } from './messageMatchers';
import { toHaveRetried } from './toHaveRetried';
import { toHaveTaken } from './toHaveTaken';
import { toHaveTakenPath, toHaveTakenPathContaining } from './pathMatchers';
import { toHaveTransitions } from './toHaveTransitions';
import { toHaveUsedAllMocks } from './toHaveUsedAllMocks';

/** Every matcher, by its name in `expect(…)`. */
export const matchers = {
  toHaveSucceeded: atUse('toHaveSucceeded', 0, () => toHaveSucceeded),
  toHaveFailed: atUse('toHaveFailed', 0, () => toHaveFailed),
  toHaveFailedWith: atUse('toHaveFailedWith', 2, () => toHaveFailedWith),
  toHaveTimedOut: atUse('toHaveTimedOut', 0, () => toHaveTimedOut),
  toHaveBeenAborted: atUse('toHaveBeenAborted', 0, () => toHaveBeenAborted),
  toBeRunning: atUse('toBeRunning', 0, () => toBeRunning),
  toHaveBeenRedriven: atUse('toHaveBeenRedriven', 1, () => toHaveBeenRedriven),
  toHaveOutput: atUse('toHaveOutput', 1, () => toHaveOutput),
  toHaveInput: atUse('toHaveInput', 1, () => toHaveInput),
  toHaveAssigned: atUse('toHaveAssigned', 1, () => toHaveAssigned),
  toHaveTakenPath: atUse('toHaveTakenPath', 1, () => toHaveTakenPath),
  toHaveTakenPathContaining: atUse('toHaveTakenPathContaining', 1, () => toHaveTakenPathContaining),
  toHaveEntered: atUse('toHaveEntered', 2, () => toHaveEntered),
  toHaveEnteredTimes: atUse('toHaveEnteredTimes', 2, () => toHaveEnteredTimes),
  toHaveExited: atUse('toHaveExited', 2, () => toHaveExited),
  toHaveChosen: atUse('toHaveChosen', 2, () => toHaveChosen),
  toHaveRetried: atUse('toHaveRetried', 2, () => toHaveRetried),
  toHaveCaught: atUse('toHaveCaught', 2, () => toHaveCaught),
  toHaveTaken: atUse('toHaveTaken', 1, () => toHaveTaken),
  toHaveDuration: atUse('toHaveDuration', 1, () => toHaveTaken),
  toHaveTransitions: atUse('toHaveTransitions', 1, () => toHaveTransitions),
  toCostAtMost: atUse('toCostAtMost', 1, () => toCostAtMost),
  toHaveHistory: atUse('toHaveHistory', 1, () => toHaveHistory),
  toHaveHistoryContaining: atUse('toHaveHistoryContaining', 1, () => toHaveHistoryContaining),
  toHaveCalled: atUse('toHaveCalled', 3, () => toHaveCalled),
  toHaveCalledInOrder: atUse('toHaveCalledInOrder', 1, () => toHaveCalledInOrder),
  toHaveSent: atUse('toHaveSent', 3, () => toHaveSent),
  toHavePublished: atUse('toHavePublished', 3, () => toHavePublished),
  toHavePutEvent: atUse('toHavePutEvent', 3, () => toHavePutEvent),
  toHaveUsedAllMocks: atUse('toHaveUsedAllMocks', 0, () => toHaveUsedAllMocks),
  toMatchExecution: atUse('toMatchExecution', 2, () => features().toMatchExecution),
  toMatchRecording: atUse('toMatchRecording', 1, () => features().toMatchRecording),
} as const satisfies Record<keyof StepmillMatchers<void>, Matcher<never>>;

/**
 * A matcher that is loaded when a test first uses it (`.ci/bundleLazy.mjs`): few tests use more than three. `most`: the
 * largest number of arguments. Further arguments throw, because the matcher would ignore them.
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
