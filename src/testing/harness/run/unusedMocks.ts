import { HarnessError } from '../../../errors/HarnessError';
import type { Calls } from '../../../tasks/mocking/Calls';
import type { Mocks } from '../../../tasks/mocking/Mocks';
import { isProcessPlace } from '../../places/createPlace';
import type { Place } from '../../places/Place';
import { whyUnused } from '../../../tasks/mocking/whyUnused';

/** What `unusedMocks: 'fail'` says at the end of a test: one error, or none. */
export function unusedMocks(place: Place, scripts: Mocks, calls: Calls): readonly HarnessError[] {
  const mocks = scripts.unused('test').map((script) => `${script.description}: ${whyUnused(script, calls)}`);
  // A server does not tell which denials its clients have met.
  const denials = isProcessPlace(place) ? place.answers().denials.unused('test') : [];
  const unused = [...mocks, ...denials].map((line) => `  ${line}`);
  if (unused.length === 0) return [];
  const lines = ["Mocks of this test were never asked (option unusedMocks: 'fail'):", ...unused];
  return [new HarnessError(lines.join('\n'))];
}
