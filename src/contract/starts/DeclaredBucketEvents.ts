import type { Declared } from './Declared';

/** A bucket that sends its events to EventBridge. AWS::S3::Bucket with EventBridgeConfiguration */
export interface DeclaredBucketEvents extends Declared {
  readonly kind: 'bucketEvents';
  readonly bucket: string;
}
