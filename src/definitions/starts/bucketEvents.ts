import type { DeclaredBucketEvents } from '../../contract/starts/DeclaredBucketEvents';
import { booleanIn, objectIn } from './plain';
import { declaredAs } from './declaredAs';
import type { StartSource } from './StartSource';

/** A bucket that sends its events to EventBridge. AWS::S3::Bucket, and CDK's Custom::S3BucketNotifications */
export function readBucketEvents(start: StartSource, bucket: string): readonly DeclaredBucketEvents[] {
  const events = objectIn(objectIn(start.properties, 'NotificationConfiguration'), 'EventBridgeConfiguration');
  if (events === undefined || booleanIn(events, 'EventBridgeEnabled') === false) return [];
  return [{ kind: 'bucketEvents', ...declaredAs(start, bucket), bucket }];
}
