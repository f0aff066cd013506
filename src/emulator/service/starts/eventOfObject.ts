import type { ObjectChange } from '../../../tasks/integrations/objects/ObjectChange';
import type { JsonObject } from '../../../util/json';
import { partitionOf } from '../../../util/partitionOf';
import type { EventToPut } from '../../starts/rules/putEvent';
import type { StartHost } from '../../starts/StartHost';

/**
 * The event that S3 sends to EventBridge for a change in a bucket. AWS: members in this order; a deleted object without
 * versions has neither a size nor an ETag (as in events of real buckets; docs: AmazonS3 userguide, ev-events). `number`:
 * that of the change, since the service began.
 */
export function eventOfObject(
  change: ObjectChange,
  host: Pick<StartHost, 'accountId' | 'region' | 'uuid' | 'now'>,
  number: number,
): EventToPut {
  const { bucket, reason } = change;
  const isDeleted = reason === 'DeleteObject';
  return {
    source: 'aws.s3',
    detailType: isDeleted ? 'Object Deleted' : 'Object Created',
    resources: [`arn:${partitionOf(host.region)}:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { ...objectOfChange(change), sequencer: sequencer(host.now(), number) },
      'request-id': host.uuid().replaceAll('-', '').slice(0, 16).toUpperCase(),
      requester: host.accountId,
      'source-ip-address': '127.0.0.1',
      reason,
      ...(isDeleted && { 'deletion-type': 'Permanently Deleted' }),
    },
  };
}

function objectOfChange(change: ObjectChange): JsonObject {
  if (change.reason === 'DeleteObject') return { key: change.key, ...versionOf(change.versionId) };
  const { key, size, etag, versionId } = change.info;
  return { key, size, etag: etag.replaceAll('"', ''), ...versionOf(versionId) };
}

function versionOf(versionId: string | undefined): JsonObject {
  return versionId === undefined ? {} : { 'version-id': versionId };
}

/** AWS: 18 hexadecimal digits that grow with each change of a key: of the second, and of what is within it. */
function sequencer(nowMs: number, number: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16);
  return (seconds.padStart(10, '0') + number.toString(16).padStart(8, '0')).toUpperCase();
}
