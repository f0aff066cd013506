import type { ReaderRequest, ReadItems } from '../../engine/interpreter/inspection/Inspector';
import { invariant } from '../../errors/invariant';
import type { Items, ItemsRequest } from '../../contract/mapRun';
import { ObjectStore } from '../../tasks/integrations/objects/ObjectStore';
import { type Json, objectOf } from '../../util/json';
import { lazy } from '../../util/lazy';
import { isPending, type MaybePending } from '../../util/pending';

/**
 * The formats in which a file's content is parsed. For anything else that a reader reads, the content is a JSON array.
 */
const fileForms: readonly (Json | undefined)[] = ['CSV', 'JSON', 'JSONL'];

/**
 * Reads the items from the content that TestState receives for an ItemReader: the file itself or, for a listing, an
 * inventory and so on, a JSON array of the items (which no recording shows). Throws States.ItemReaderFailed.
 */
export function readItems({ parameters, config }: ReaderRequest, content: string): ReadItems {
  const objects = new ObjectStore();
  objects.put(place.Bucket, place.Key, Buffer.from(content));
  const isFile = fileForms.includes(config['InputType']) && config['ManifestType'] === undefined;
  const request: ItemsRequest = {
    ...subject,
    resource: 'arn:aws:states:::s3:getObject',
    parameters: place,
    config: isFile ? withoutTransformation(config) : { InputType: 'JSON', MaxItems: config['MaxItems'] ?? 0 },
  };
  const services = { objects, endpoints: noEndpoints, random: () => 0 };
  return { ...readAll(atOnce(loadReading().openItems(request, services))), source: sourceOf(parameters) };
}

const place = { Bucket: 'read', Key: 'content' };
const noEndpoints = { find: () => undefined, findHttp: () => undefined };

/** The reader does not matter here. */
const subject = {
  mapRunArn: '',
  executionArn: '',
  executionName: '',
  stateMachineArn: '',
  stateMachineName: '',
  roleArn: '',
  region: '',
  testCase: undefined,
  state: '',
  now: 0,
  redriveCount: 0,
};

function withoutTransformation({ Transformation: _, ...config }: ReaderRequest['config']): ReaderRequest['config'] {
  return config;
}

function readAll(items: Items): Omit<ReadItems, 'source'> {
  const values: Json[] = [];
  const keys: string[] = [];
  for (;;) {
    const batch = atOnce(items.next(Infinity));
    if (batch === undefined) return keys.length === 0 ? { values } : { values, keys };
    for (const value of batch.values) values.push(value);
    keys.push(...(batch.keys ?? []));
  }
}

/** Items in memory are available at once. */
function atOnce<T>(value: MaybePending<T>): T {
  invariant(!isPending(value), 'an object in memory keeps its reader waiting');
  return value as T;
}

function sourceOf(parameters: Json): string {
  const { Bucket, Key } = objectOf(parameters);
  return ['s3:/', Bucket, Key].filter((part) => typeof part === 'string').join('/');
}

const loadReading = lazy(() => require('../../tasks/items/openItems') as typeof import('../../tasks/items/openItems'));
