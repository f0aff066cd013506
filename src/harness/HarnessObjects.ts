import { HarnessError } from '../errors/HarnessError';
import type { ObjectsCall } from '../tasks/integrations/objects/objectsCall';
import type { S3Action, S3Refusal } from '../tasks/integrations/objects/ObjectStore';
import { errorName, nameGiven, wholeNumber } from '../tasks/mocking/scriptArguments';
import { checkMembers, unknownName } from '../util/checkMembers';
import type { Json } from '../util/json';
import type { Place } from './places/Place';
import type { TestInProgress } from './runner/TestInProgress';

/** Options of an object. */
export interface ObjectOptions {
  /** Default: `binary/octet-stream`, as in S3. */
  readonly contentType?: string | undefined;
  /** User metadata, names in lower case. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Keeps earlier versions of the object, and makes this one the current version. */
  readonly versionId?: string | undefined;
}

/** Which S3 calls fail. A member that is left out matches all. */
export type RefusalOptions = Omit<S3Refusal, 'bucket' | 'code'>;

/**
 * The S3 buckets that item readers, result writers and tasks use. An object put in a test is removed after the test;
 * one put outside of tests stays for all tests of the file.
 */
export class HarnessObjects {
  readonly #place: Place;
  readonly #test: TestInProgress;
  readonly #registerStarts: () => Promise<void> | undefined;

  /** @internal @param registerStarts deploys the machines that events of buckets start, if events are delivered */
  constructor(place: Place, test: TestInProgress, registerStarts: () => Promise<void> | undefined = () => undefined) {
    this.#place = place;
    this.#test = test;
    this.#registerStarts = registerStarts;
  }

  /** Makes an empty bucket, for tasks that only write. */
  createBucket(bucket: string): Promise<void> {
    return this.change({ op: 'createBucket', bucket });
  }

  /**
   * Stores an object, and makes its bucket if needed. Strings and bytes are stored as they are, other values as JSON.
   *
   * @example await sfn.s3.put('orders', 'in/orders.csv', 'id,amount\n1,10\n');
   */
  async put(bucket: string, key: string, content: unknown, options: ObjectOptions = {}): Promise<void> {
    checkMembers(options, ['contentType', 'metadata', 'versionId'], 'sfn.s3.put(bucket, key, content, …)');
    const call = { op: 'put', bucket, key, content: bytesOf(content).toString('base64'), ...options } as const;
    await this.change(call);
  }

  /** The content of an object as a string. Rejects if there is no such object. */
  async text(bucket: string, key: string): Promise<string> {
    return (await this.bytes(bucket, key)).toString('utf8');
  }

  /**
   * The parsed JSON of an object. For a key ending in `.jsonl`: an array with the value of each line.
   *
   * @example expect(await sfn.s3.json('out', `${prefix}/manifest.json`)).toMatchObject({ ResultFiles: { FAILED: [] } });
   */
  async json(bucket: string, key: string): Promise<Json> {
    const text = await this.text(bucket, key);
    if (!key.endsWith('.jsonl')) return JSON.parse(text) as Json;
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as Json);
  }

  /** The content of an object as bytes. Rejects if there is no such object. */
  async bytes(bucket: string, key: string): Promise<Buffer> {
    const content = await this.#place.objects({ op: 'get', bucket, key });
    if (content !== null) return Buffer.from(content as string, 'base64');
    const keys = await this.#place.objects({ op: 'keys', bucket, prefix: '' });
    throw new HarnessError(
      `There is no object '${key}' in the bucket '${bucket}'. ${whatIsThere(keys as string[] | null)}`,
    );
  }

  /** The keys of a bucket, in S3's order. Rejects if there is no such bucket. */
  async keys(bucket: string, prefix = ''): Promise<readonly string[]> {
    const keys = await this.#place.objects({ op: 'keys', bucket, prefix });
    if (keys === null) throw new HarnessError(`There is no bucket '${bucket}'.`);
    return keys as readonly string[];
  }

  /** Deletes an object. A missing object is not an error, as in S3. */
  delete(bucket: string, key: string): Promise<void> {
    return this.change({ op: 'delete', bucket, key });
  }

  /**
   * Makes S3 calls of tasks, item readers and result writers fail with this error code (`NoSuchKey`, `AccessDenied`,
   * `SlowDown` …).
   *
   * @example await sfn.s3.fail('orders', 'SlowDown', { action: 'getObject', times: 2 });
   */
  fail(bucket: string, code: string, options: RefusalOptions = {}): Promise<void> {
    checkMembers(options, ['key', 'action', 'message', 'times'], 'sfn.s3.fail(bucket, code, …)');
    const { action, times } = options;
    nameGiven(bucket, 'the bucket of sfn.s3.fail(bucket, code)');
    errorName(code, 'The code of sfn.s3.fail(bucket, code)');
    if (action !== undefined && !actions.includes(action)) throw unknownName('S3 refuses no call', action, actions);
    if (times !== undefined) wholeNumber(times, 'The number of times of sfn.s3.fail(…)', 1);
    return this.change({ op: 'refuse', refusal: { ...options, bucket, code } });
  }

  private async change(call: ObjectsCall): Promise<void> {
    const { scope } = this.#test;
    const ready = scope === 'test' ? this.#registerStarts() : undefined;
    if (ready) await ready;
    const done = this.#place.objects(call);
    const kept = scope === 'file' ? this.#place.objects({ op: 'keep' }) : undefined;
    await done;
    await kept;
  }
}

/** copyObject fails like putObject, deleteObjects like deleteObject. */
const actions: readonly S3Action[] = ['getObject', 'headObject', 'listObjectsV2', 'putObject', 'deleteObject'];

function bytesOf(content: unknown): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  if (ArrayBuffer.isView(content)) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const text = JSON.stringify(content) as string | undefined;
  if (text === undefined)
    throw new HarnessError('The content of an object must be a string, bytes, or a value that JSON can represent.');
  return Buffer.from(text);
}

function whatIsThere(keys: readonly string[] | null): string {
  if (keys === null) return 'There is no such bucket.';
  if (keys.length === 0) return 'It is empty.';
  const shown = keys.slice(0, 10).map((key) => `'${key}'`);
  return `There are: ${shown.join(', ')}${keys.length > shown.length ? ` and ${keys.length - shown.length} more` : ''}.`;
}
