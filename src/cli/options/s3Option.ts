import { Option } from 'commander';

/** `--s3`: where readers, writers and tasks find their objects. What they write is written there. */
export function s3Option(): Option {
  return new Option('--s3 <folder>', 'the buckets of S3: <folder>/<bucket>/<key>');
}
