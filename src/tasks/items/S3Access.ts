import { mockLine } from '../../util/mockLine';
import type { MapRunSubject } from '../../contract/mapRun';
import { HarnessError } from '../../errors/HarnessError';
import { isObject, member, type Json } from '../../util/json';
import { asText, placeOf } from '../../services/parameters';
import type { EndpointLookup } from '../integrations/endpoints/Endpoints';
import type { ObjectBucket } from '../integrations/objects/ObjectBucket';
import type { ObjectStore, S3Action } from '../integrations/objects/ObjectStore';
import { RemoteBucket } from '../integrations/objects/RemoteBucket';
import { S3Failure } from '../integrations/objects/S3Failure';
import { endpointToWrite } from '../integrations/waysToAnswer';

/** What readers and writers need from the service. */
export interface ItemServices {
  readonly objects: ObjectStore;
  readonly endpoints: EndpointLookup;
  /** The account of callers that have not chosen one. */
  readonly accountId?: string | undefined;
  /** 0 ≤ n < 1: used for request ids. */
  random(): number;
}

/** The S3 calls of one Map Run: answered by the store if it has the bucket, or else by the endpoint. */
export class S3Access {
  private readonly owner: string | undefined;

  /** `parameters`: those of the reader or writer, for ExpectedBucketOwner. */
  constructor(
    private readonly services: ItemServices,
    private readonly subject: MapRunSubject,
    parameters: Json | undefined,
  ) {
    this.owner = parameterText(parameters, 'ExpectedBucketOwner');
  }

  /** The bucket, for one call. Throws S3Failure, and HarnessError if there is no S3 at all. */
  bucket(action: S3Action, name: string, key?: string): ObjectBucket {
    const { objects, endpoints, accountId } = this.services;
    const { executionArn, state } = this.subject;
    objects.check(action, name, key);
    const own = objects.bucketFor(executionArn, name);
    if (own !== undefined) {
      if (this.owner !== undefined && this.owner !== placeOf(executionArn).accountId)
        throw new S3Failure('AccessDenied');
      return own;
    }
    const endpoint = endpoints.find('s3');
    if (endpoint !== undefined)
      return new RemoteBucket(name, { endpoint, executionArn, state, accountId, owner: this.owner });
    if (objects.inUse) throw new S3Failure('NoSuchBucket');
    throw new HarnessError(
      `State '${state}' calls s3:${action} of the bucket '${name}', but there is no S3. Write one of:\n` +
        `  in the test: sfn.s3.put('${name}', '${key ?? 'key'}', content), or PUT …/buckets/${name}/objects/${encodeURIComponent(key ?? 'key')}\n` +
        `  on the command line: --s3 DIR, with the objects in DIR/${name}\n` +
        `  by an endpoint: ${endpointToWrite('s3')}\n` +
        `  or mock the state as one step: ${mockLine(state, [])}`,
    );
  }
}

/** A parameter as text; `undefined` when it is not there. */
export function parameterText(parameters: Json | undefined, name: string): string | undefined {
  const value = isObject(parameters) ? member(parameters, name) : undefined;
  return value === undefined || value === null ? undefined : asText(value);
}
