import { HarnessError } from '../../../errors/HarnessError';
import { isProcessPlace } from '../../places/createPlace';
import type { Place } from '../../places/Place';

/** Fails runs that are awaited, since nothing is left that could end them. Answers what each waits for. */
export function giveUpRuns(place: Place, pending: ReadonlyMap<string, (error: Error) => void>): readonly string[] {
  if (!isProcessPlace(place)) return [];
  return [...pending].map(([executionArn, fail]) => {
    const waiting = place.service.describeWaiting(executionArn);
    fail(new HarnessError(`The run cannot end: nothing is left that could continue it.\n${waiting}`));
    return waiting;
  });
}
