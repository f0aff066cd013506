import type { Items, ItemsRequest, ResultSink, ResultsRequest } from '../../../contract/mapRun';
import type { TaskOutcome } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { doubleNumber } from '../../../util/ExactNumber';
import { isArray, isObject, member, toCompactText, type Json, type JsonObject, objectOf } from '../../../util/json';
import type { MaybePending } from '../../../util/pending';
import { RuntimeError } from '../../../errors/StatesError';
import { ObjectStore } from '../../integrations/objects/ObjectStore';
import { itemReaderFailed } from '../failures';
import { openItems } from '../openItems';
import { readConfig } from '../readers/Reading';
import { LimitedItems } from '../readers/LimitedItems';
import { ListItems } from '../readers/ListItems';
import { parameterText, type ItemServices } from '../S3Access';
import { openResults } from '../openResults';

/**
 * The items of a reader whose S3 call is mocked: `{ Body }` of getObject is read like the object's content, and
 * `Contents` of listObjectsV2 is the listing. A mocked error fails the reader.
 */
export function mockedItems(request: ItemsRequest, outcome: TaskOutcome, services: ItemServices): MaybePending<Items> {
  if (!('output' in outcome)) throw itemReaderFailed(outcome.cause ?? outcome.error ?? '');
  const { output } = outcome;
  const contents = isObject(output) ? member(output, 'Contents') : undefined;
  if (request.resource.endsWith(':s3:listObjectsV2') && isArray(contents)) {
    const { loadsObjects, maxItems } = readConfig(request.config);
    if (loadsObjects)
      throw new HarnessError(
        `The objects of '${request.state}' are loaded after they are listed: store them with sfn.s3.put(…) instead of mocking listObjectsV2.`,
      );
    const bucket = parameterText(request.parameters, 'Bucket') ?? '';
    const items = new ListItems(`s3://${bucket}`, { values: contents.map(listed) });
    return new LimitedItems(items, maxItems, (error) => error);
  }
  const body = isObject(output) ? member(output, 'Body') : undefined;
  if (body === undefined || !request.resource.endsWith(':s3:getObject'))
    throw new HarnessError(
      `The ItemReader of '${request.state}' calls ${request.resource}; its mock must return { Body: '…' } or, for listObjectsV2, { Contents: [ … ] }.`,
    );
  const objects = new ObjectStore();
  objects.put(
    parameterText(request.parameters, 'Bucket') ?? '',
    parameterText(request.parameters, 'Key') ?? '',
    Buffer.from(typeof body === 'string' ? body : toCompactText(body)),
    { versionId: parameterText(request.parameters, 'VersionId') },
  );
  return openItems(request, { ...services, random: () => services.random(), objects });
}

/** The parts of S3's response that the reader puts into an item. */
function listed(content: Json): JsonObject {
  const { ETag = '', Key = '', LastModified, Size = 0, StorageClass = 'STANDARD' } = objectOf(content);
  const ms = typeof LastModified === 'string' ? Date.parse(LastModified) : Number(LastModified ?? 0) * 1000;
  return { Etag: ETag, Key, LastModified: doubleNumber(Math.floor(ms / 1000)), Size, StorageClass };
}

/** Results whose S3 call is mocked: they are not written. A mocked error is that of the test manifest. */
export function mockedResults(
  request: ResultsRequest,
  outcome: TaskOutcome,
  services: ItemServices,
): MaybePending<ResultSink> {
  if (!('output' in outcome))
    throw new RuntimeError(
      `Failed to write a test manifest into the specified output bucket. ${outcome.cause ?? outcome.error ?? ''}`,
    );
  const objects = new ObjectStore();
  objects.createBucket(parameterText(request.parameters, 'Bucket') ?? '');
  return openResults(request, { ...services, random: () => services.random(), objects });
}
