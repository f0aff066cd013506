import type { ItemsRequest } from '../../../language/asl/mapRun';
import type { ReaderConfig } from '../ReaderConfig';
import type { S3Access } from '../S3Access';

/** What every reader is given. */
export interface Reading {
  readonly request: ItemsRequest;
  readonly config: ReaderConfig;
  readonly s3: S3Access;
}

/** An object that is to be read. */
export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

/** AWS: `$$.Map.Item.Source` of an item that was read from an object (recorded 2026). */
export function sourceOf({ bucket, key }: ObjectName): string {
  return `s3://${bucket}/${key}`;
}
