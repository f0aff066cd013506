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
  toHaveSucceeded,
  toHaveFailed,
  toHaveFailedWith,
  toHaveTimedOut,
  toHaveBeenAborted,
  toBeRunning,
  toHaveBeenRedriven,
  toHaveOutput,
  toHaveInput,
  toHaveAssigned,
  toHaveTakenPath,
  toHaveTakenPathContaining,
  toHaveEntered,
  toHaveEnteredTimes,
  toHaveExited,
  toHaveChosen,
  toHaveRetried,
  toHaveCaught,
  toHaveTaken,
  toHaveDuration: toHaveTaken,
  toHaveTransitions,
  toCostAtMost,
  toHaveHistory,
  toHaveHistoryContaining,
  toHaveCalled,
  toHaveCalledInOrder,
  toHaveSent,
  toHavePublished,
  toHavePutEvent,
  toHaveUsedAllMocks,
  toMatchExecution,
  toMatchRecording,
} as const satisfies Record<keyof StepmillMatchers<void>, Matcher<never>>;
