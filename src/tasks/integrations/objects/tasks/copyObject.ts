import { andThen } from '../../../../util/pending';
import { readAll } from '../ObjectBucket';
import { S3Failure } from '../S3Failure';
import { withoutEffect, type S3Task, encryption, shownTime } from './S3Task';

/** CopySource is `bucket/key`, encoded as in a URL, followed by `?versionId=…` for a version. */
export const copyObject: S3Task = {
  action: 'putObject',
  parameters: ['Key', 'CopySource', ...withoutEffect],
  answer({ store, bucket, text }) {
    const [place = '', query = ''] = (text('CopySource') ?? '').split('?');
    const [, from = '', key = ''] = /^\/?([^/]*)\/(.*)$/.exec(decoded(place)) ?? [];
    const source = store.bucket(from);
    if (source === undefined) throw new S3Failure('NoSuchBucket');
    store.check('getObject', from, key);
    const versionId = new URLSearchParams(query).get('versionId') ?? undefined;
    return andThen(source.open(key, versionId), (object) =>
      andThen(readAll(object), (content) =>
        andThen(bucket.create(text('Key') ?? '', { ...object.info, isCopy: true }), (writer) =>
          andThen(writer.write(content), () =>
            andThen(writer.commit(), ({ etag, lastModifiedMs }) => ({
              CopyObjectResult: { ETag: etag, LastModified: shownTime(lastModifiedMs) },
              ServerSideEncryption: encryption,
            })),
          ),
        ),
      ),
    );
  },
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
