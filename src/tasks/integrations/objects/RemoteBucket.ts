import { HarnessError } from '../../../errors/HarnessError';
import { sdkPackageName } from '../../../services/serviceNames';
import type { Endpoint } from '../endpoints/Endpoint';
import { createClient, type ServiceClient } from '../sdk/createClient';
import { brokenOffFault } from '../sdk/endpointFault';
import { sendCommand, type RawOutput, type SdkError } from '../sdk/sendCommand';
import { callerOf } from '../wireCall';
import {
  defaultContentType,
  type ObjectBucket,
  type Listing,
  type ListOptions,
  type NewObject,
  type ObjectInfo,
  type ObjectWriter,
  type OpenObject,
} from './ObjectBucket';
import { RemoteWriter } from './RemoteWriter';
import { S3Failure } from './S3Failure';

/** Where a bucket is, and who calls it. */
interface RemotePlace {
  readonly endpoint: Endpoint;
  readonly executionArn: string;
  /** For messages. */
  readonly state: string;
  /** The account of callers that have not chosen one. */
  readonly accountId: string | undefined;
  /** ExpectedBucketOwner. */
  readonly owner: string | undefined;
}

interface ObjectOutput {
  readonly ETag?: string;
  readonly ContentLength?: number;
  readonly LastModified?: Date;
  readonly ContentType?: string;
  readonly Metadata?: Record<string, string>;
  readonly VersionId?: string;
  readonly Body?: AsyncIterable<Uint8Array> & { destroy?: () => void };
}

/** A bucket at an S3 endpoint, accessed with the user's own `@aws-sdk/client-s3`. */
export class RemoteBucket implements ObjectBucket {
  constructor(
    private readonly name: string,
    private readonly place: RemotePlace,
  ) {}

  async head(key: string, versionId?: string): Promise<ObjectInfo> {
    return infoOf(key, await this.once('headObject', { Key: key, VersionId: versionId }));
  }

  async open(key: string, versionId?: string): Promise<OpenObject> {
    const client = await this.client();
    let output: ObjectOutput;
    try {
      output = await this.send(client, 'getObject', { Key: key, VersionId: versionId });
    } catch (error) {
      client.client.destroy();
      throw error;
    }
    const body = output.Body!;
    const pieces = body[Symbol.asyncIterator]();
    return {
      info: infoOf(key, output),
      read: async () => {
        try {
          const piece = await pieces.next();
          return piece.done === true ? undefined : Buffer.from(piece.value);
        } catch (error) {
          throw this.brokenOff(error, client);
        }
      },
      slice: async (start, end) => {
        if (end <= start) return Buffer.alloc(0);
        const part: ObjectOutput = await this.send(client, 'getObject', {
          Key: key,
          VersionId: output.VersionId,
          IfMatch: output.ETag,
          Range: `bytes=${start}-${end - 1}`,
        });
        const chunks: Uint8Array[] = [];
        try {
          for await (const chunk of part.Body!) chunks.push(chunk);
        } catch (error) {
          throw this.brokenOff(error, client);
        }
        return Buffer.concat(chunks);
      },
      close() {
        body.destroy?.();
        client.client.destroy();
      },
    };
  }

  list({ prefix, after }: ListOptions): Listing {
    let token: unknown;
    let ended = false;
    return {
      next: async (max) => {
        if (ended) return [];
        const page = await this.once('listObjectsV2', {
          Prefix: prefix,
          MaxKeys: Math.min(max, 1000),
          ...(token === undefined ? { StartAfter: after } : { ContinuationToken: token }),
        });
        token = page['NextContinuationToken'];
        ended = token === undefined;
        const contents = (page['Contents'] ?? []) as (ObjectOutput & { Key: string; Size?: number })[];
        return contents.map((found) => infoOf(found.Key, { ...found, ContentLength: found.Size ?? 0 }));
      },
    };
  }

  create(key: string, about: NewObject): ObjectWriter {
    return new RemoteWriter(key, about, (action, input) => this.once(action, { Key: key, ...input }));
  }

  /** AWS: writes a test manifest. */
  async probe(key: string): Promise<void> {
    await this.once('putObject', { Key: key, Body: Buffer.alloc(0) });
  }

  async delete(key: string, versionId?: string): Promise<void> {
    await this.once('deleteObject', { Key: key, VersionId: versionId });
  }

  /** Makes one call with a new client. */
  private async once(action: string, input: object): Promise<RawOutput> {
    const client = await this.client();
    try {
      return await this.send(client, action, input);
    } finally {
      client.client.destroy();
    }
  }

  private async send(client: ServiceClient, action: string, about: object): Promise<RawOutput> {
    const input = { Bucket: this.name, ExpectedBucketOwner: this.place.owner, ...about };
    try {
      return (await sendCommand(client, { caller: callerOf(this.place), action, input })).output;
    } catch (error) {
      throw HarnessError.is(error) ? error : failureOf(error as SdkError);
    }
  }

  private brokenOff(error: unknown, client: ServiceClient): unknown {
    return brokenOffFault(error, { caller: callerOf(this.place), action: 'getObject', input: {} }, client);
  }

  private async client(): Promise<ServiceClient> {
    const { endpoint, accountId, state } = this.place;
    const client = await createClient('s3', endpoint, this.place, accountId);
    if (client !== undefined) return client;
    throw new HarnessError(
      `State '${state}' reads or writes the bucket '${this.name}' at ${'url' in endpoint ? endpoint.url : 'AWS'}, and ` +
        `the S3 client is not installed. Run: npm install --save-dev ${sdkPackageName('s3')}`,
    );
  }
}

function infoOf(key: string, output: ObjectOutput): ObjectInfo {
  const { ETag, ContentLength, LastModified, ContentType, Metadata, VersionId } = output;
  return {
    key,
    size: ContentLength ?? 0,
    etag: ETag ?? '',
    lastModifiedMs: LastModified === undefined ? 0 : new Date(LastModified).getTime(),
    contentType: ContentType ?? defaultContentType,
    metadata: Metadata ?? {},
    versionId: VersionId,
  };
}

/** An S3 error by its S3 name; `SdkClientException` if the client did not send the call. */
function failureOf({ name, message, $metadata = {} }: SdkError): S3Failure {
  const { httpStatusCode, requestId, extendedRequestId } = $metadata;
  if (httpStatusCode === undefined) return new S3Failure('SdkClientException', { message });
  return new S3Failure(name, { message, statusCode: httpStatusCode, requestId, extendedRequestId });
}
