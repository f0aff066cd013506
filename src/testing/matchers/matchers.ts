import { doubted } from './doubted';
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
import { toMatchExecution } from './toMatchExecution';
import { toMatchRecording } from './toMatchRecording';

/** Every matcher, by the name that `expect(…)` has for it. */
export const matchers = {
  toHaveSucceeded: atUse(() => toHaveSucceeded),
  toHaveFailed: atUse(() => toHaveFailed),
  toHaveFailedWith: atUse(() => toHaveFailedWith),
  toHaveTimedOut: atUse(() => toHaveTimedOut),
  toHaveBeenAborted: atUse(() => toHaveBeenAborted),
  toBeRunning: atUse(() => toBeRunning),
  toHaveBeenRedriven: atUse(() => toHaveBeenRedriven),
  toHaveOutput: atUse(() => toHaveOutput),
  toHaveInput: atUse(() => toHaveInput),
  toHaveAssigned: atUse(() => toHaveAssigned),
  toHaveTakenPath: atUse(() => toHaveTakenPath),
  toHaveTakenPathContaining: atUse(() => toHaveTakenPathContaining),
  toHaveEntered: atUse(() => toHaveEntered),
  toHaveEnteredTimes: atUse(() => toHaveEnteredTimes),
  toHaveExited: atUse(() => toHaveExited),
  toHaveChosen: atUse(() => toHaveChosen),
  toHaveRetried: atUse(() => toHaveRetried),
  toHaveCaught: atUse(() => toHaveCaught),
  toHaveTaken: atUse(() => toHaveTaken),
  toHaveDuration: atUse(() => toHaveTaken),
  toHaveTransitions: atUse(() => toHaveTransitions),
  toCostAtMost: atUse(() => toCostAtMost),
  toHaveHistory: atUse(() => toHaveHistory),
  toHaveHistoryContaining: atUse(() => toHaveHistoryContaining),
  toHaveCalled: atUse(() => toHaveCalled),
  toHaveCalledInOrder: atUse(() => toHaveCalledInOrder),
  toHaveSent: atUse(() => toHaveSent),
  toHavePublished: atUse(() => toHavePublished),
  toHavePutEvent: atUse(() => toHavePutEvent),
  toHaveUsedAllMocks: atUse(() => toHaveUsedAllMocks),
  toMatchExecution: atUse(() => toMatchExecution),
  toMatchRecording: atUse(() => toMatchRecording),
} as const satisfies Record<keyof StepmillMatchers<void>, Matcher<never>>;

/** A matcher that is loaded when a test first uses it (`.ci/bundleLazy.mjs`): few tests use more than three. */
function atUse<Arguments extends readonly unknown[]>(find: () => Matcher<Arguments>): Matcher<Arguments> {
  return function (received, ...args) {
    return doubted(received, () => find().call(this, received, ...args));
  };
}
