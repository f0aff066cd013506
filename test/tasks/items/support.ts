import type { ItemBatch, Items, ItemsRequest } from '../../../src/contract/mapRun';
import type { RowParser } from '../../../src/tasks/items/formats/RowParser';
import { openItems } from '../../../src/tasks/items/openItems';
import type { ItemServices } from '../../../src/tasks/items/S3Access';
import { Endpoints } from '../../../src/tasks/integrations/endpoints/Endpoints';
import { ObjectStore } from '../../../src/tasks/integrations/objects/ObjectStore';
import type { Json } from '../../../src/util/json';

export const nowMs = 1_704_164_645_000;

/** Services whose randomness is a constant. */
export function services(objects: Readonly<Record<string, string | Buffer>> = {}): ItemServices & {
  objects: ObjectStore;
} {
  const store = new ObjectStore({}, () => nowMs);
  store.createBucket('b');
  for (const [key, content] of Object.entries(objects)) store.put('b', key, Buffer.from(content));
  return { objects: store, endpoints: new Endpoints(), random: () => 0 };
}

export function request(
  resource: 'getObject' | 'listObjectsV2',
  parameters: Json,
  config: ItemsRequest['config'] = {},
  more: Partial<ItemsRequest> = {},
): ItemsRequest {
  return {
    mapRunArn: 'arn:aws:states:us-east-1:123456789012:mapRun:M/Map:0',
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:M:run',
    executionName: 'run',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
    stateMachineName: 'M',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    region: 'us-east-1',
    testCase: undefined,
    state: 'Map',
    now: nowMs,
    redriveCount: 0,
    resource: `arn:aws:states:::s3:${resource}`,
    parameters,
    config,
    ...more,
  };
}

export interface Read {
  readonly values: Json[];
  readonly keys: string[];
  readonly sources: string[];
}

/** All items, read a few at a time, and closed. */
export async function readItems(items: Items, max = 2): Promise<Read> {
  const read: Read = { values: [], keys: [], sources: [] };
  try {
    for (let batch = await items.next(max); batch !== undefined; batch = await items.next(max)) {
      check(batch, max);
      read.values.push(...batch.values);
      read.keys.push(...(batch.keys ?? []));
      read.sources.push(...batch.values.map(() => items.source));
    }
  } finally {
    items.close?.();
  }
  return read;
}

function check({ values }: ItemBatch, max: number): void {
  if (values.length === 0 || values.length > max) throw new Error(`a batch of ${values.length} items`);
}

export async function readAllOf(itemsRequest: ItemsRequest, from: ItemServices, max?: number): Promise<Read> {
  return readItems(await openItems(itemsRequest, from), max);
}

/** Whether whatever a reader does in the middle is what it does at once: each size of pieces gives the same rows. */
export function parse(make: () => RowParser, content: string | Buffer): Json[] {
  const bytes = Buffer.from(content);
  const results = [1, 2, 3, 7, 1 << 20].map((size) => {
    const parser = make();
    const rows: Json[] = [];
    for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size), rows);
    parser.end(rows);
    return rows;
  });
  for (const other of results) expect(other).toEqual(results[0]);
  return results[0]!;
}
