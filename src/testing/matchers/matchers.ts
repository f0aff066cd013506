import type { Matcher } from './Matcher';
import type { StepmillMatchers } from './StepmillMatchers';
import { toBeRunning } from './toBeRunning';
import { toCostAtMost } from './toCostAtMost';
import { toHaveAssigned } from './toHaveAssigned';
import { toHaveBeenAborted } from './toHaveBeenAborted';
import { toHaveBeenRedriven } from './toHaveBeenRedriven';
import { toHaveCalled } from './toHaveCalled';
import { toHaveCalledInOrder } from './toHaveCalledInOrder';
import { toHaveCaught } from './toHaveCaught';
import { toHaveChosen } from './toHaveChosen';
import { toHaveEntered } from './toHaveEntered';
import { toHaveEnteredTimes } from './toHaveEnteredTimes';
import { toHaveExited } from './toHaveExited';
import { toHaveFailed } from './toHaveFailed';
import { toHaveFailedWith } from './toHaveFailedWith';
import { toHaveHistory } from './toHaveHistory';
import { toHaveHistoryContaining } from './toHaveHistoryContaining';
import { toHaveInput } from './toHaveInput';
import { toHaveOutput } from './toHaveOutput';
import { toHavePublished } from './toHavePublished';
import { toHavePutEvent } from './toHavePutEvent';
import { toHaveRetried } from './toHaveRetried';
import { toHaveSent } from './toHaveSent';
import { toHaveSucceeded } from './toHaveSucceeded';
import { toHaveTaken } from './toHaveTaken';
import { toHaveTakenPath } from './toHaveTakenPath';
import { toHaveTakenPathContaining } from './toHaveTakenPathContaining';
import { toHaveTimedOut } from './toHaveTimedOut';
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
    return find().call(this, received, ...args);
  };
}
