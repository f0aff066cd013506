import type { TaskOutcome, TaskRequest } from '../../../language/asl/task';
import type { Inspection } from '../../../story/inspection/Inspection';
import { isArray } from '../../../util/json';
import { validationException } from '../exceptions';

/** AWS: recorded. */
const thresholdExceeded = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

/**
 * The answer of a mocked state. For a Map, failed iterations are counted first: if it tolerates fewer, it fails; else
 * each iteration must have a result. Throws ValidationException.
 *
 * AWS: a mocked error is given whatever the count (recorded).
 */
export function mockAnswer(
  mocked: TaskOutcome,
  { settings }: Inspection,
  failureCount = 0,
): (request: TaskRequest) => TaskOutcome {
  return ({ resource }) => {
    const iterations = resource.kind === 'composite' ? resource.iterations : undefined;
    if (iterations === undefined || !('output' in mocked)) return mocked;
    if (failureCount > iterations)
      throw validationException(
        'Map iteration failure count must be less than or equal to the number of Map iterations',
      );
    if (exceedsTolerance(settings, failureCount, iterations)) return thresholdExceeded;
    if (isArray(mocked.output) && mocked.output.length !== iterations)
      throw validationException("Input array does not equal the mocked result array's size");
    return mocked;
  };
}

/** AWS: a Map without tolerated failures succeeds with any number of them here (recorded). */
function exceedsTolerance(settings: Inspection['settings'], failures: number, iterations: number): boolean {
  const count = settings.toleratedFailureCount ?? Infinity;
  const percentage = settings.toleratedFailurePercentage ?? Infinity;
  return failures > count || (failures / iterations) * 100 > percentage;
}
