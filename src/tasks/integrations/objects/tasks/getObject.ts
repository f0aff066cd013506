import type { JsonObject } from '../../../../util/json';
import { andThen, type MaybePending } from '../../../../util/pending';
import type { Bodies } from '../../border/bodies';
import { type OpenObject, readAll } from '../ObjectBucket';
import { S3Failure } from '../S3Failure';
import { type S3Task, shownObject } from './S3Task';

/** AWS: the Body is a string, and comes last (recorded 2026). */
export const getObject: S3Task = {
  action: 'getObject',
  parameters: ['Key', 'VersionId', 'Range'],
  answer({ bucket, text, bodies }) {
    const range = text('Range');
    return andThen(bucket.open(text('Key') ?? '', text('VersionId')), (object) =>
      range === undefined
        ? andThen(readAll(object), (body) => ({ ...shownObject(object.info), Body: shownBody(body, bodies) }))
        : readRange(object, range, bodies),
    );
  },
};

/** `bytes=0-99`, `bytes=100-`, `bytes=-100`. AWS: any other value is ignored. */
function readRange(object: OpenObject, range: string, bodies: Bodies | undefined): MaybePending<JsonObject> {
  const { info } = object;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === '' && last === '')
    return andThen(readAll(object), (body) => ({ ...shownObject(info), Body: shownBody(body, bodies) }));
  const start = first === '' ? Math.max(0, info.size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? info.size : Math.min(info.size, Number(last) + 1);
  if (start >= info.size || end <= start) {
    object.close();
    throw new S3Failure('InvalidRange');
  }
  return andThen(object.slice(start, end), (body) => {
    object.close();
    const { AcceptRanges, ContentLength: _whole, ...others } = shownObject(info);
    return {
      AcceptRanges: AcceptRanges!,
      ContentLength: end - start,
      ContentRange: `bytes ${start}-${end - 1}/${info.size}`,
      ...others,
      Body: shownBody(body, bodies),
    };
  });
}

/** A string; a client gets the bytes. */
function shownBody(body: Buffer, bodies: Bodies | undefined): string {
  if (bodies !== undefined) bodies.answerBody = body;
  return body.toString('utf8');
}
