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
 * What a mocked state gives. Of a Map, the iterations that fail are counted first: more of them than it tolerates let it
 * fail; else there must be a result for each iteration. Throws ValidationException.
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

/** AWS: a Map that says nothing of failures succeeds with any number of them here (recorded). */
function exceedsTolerance(settings: Inspection['settings'], failures: number, iterations: number): boolean {
  const count = settings.toleratedFailureCount ?? Infinity;
  const percentage = settings.toleratedFailurePercentage ?? Infinity;
  return failures > count || (failures / iterations) * 100 > percentage;
}
