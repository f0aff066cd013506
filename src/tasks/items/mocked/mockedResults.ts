import type { ResultSink, ResultsRequest } from '../../../language/asl/mapRun';
import type { TaskOutcome } from '../../../language/asl/task';
import { RuntimeError } from '../../../errors/StatesError';
import type { Maybe } from '../../../util/maybe';
import { ObjectStore } from '../../integrations/objects/ObjectStore';
import { openResults } from '../openResults';
import { parameterText, type ItemServices } from '../S3Access';

/** Results whose call to S3 is mocked: they are written nowhere. A mocked error is that of the test manifest. */
export function mockedResults(
  request: ResultsRequest,
  outcome: TaskOutcome,
  services: ItemServices,
): Maybe<ResultSink> {
  if (!('output' in outcome))
    throw new RuntimeError(
      `Failed to write a test manifest into the specified output bucket. ${outcome.cause ?? outcome.error ?? ''}`,
    );
  const objects = new ObjectStore();
  objects.createBucket(parameterText(request.parameters, 'Bucket') ?? '');
  return openResults(request, { ...services, random: () => services.random(), objects });
}
