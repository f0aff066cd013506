import { route } from '../Control';
import { count, described, given, text, word } from '../schema/Schema';

export const refuseObjects = route('POST /buckets/{bucket}/refusals', {
  summary: 'Calls of S3 on a bucket fail from now on. Until the next reset.',
  body: given(
    {
      code: described(text, "The error's code in the API of S3: AccessDenied, SlowDown, NoSuchKey …"),
      message: text,
      key: described(text, 'Only of this object.'),
      action: described(
        word('getObject', 'headObject', 'listObjectsV2', 'putObject', 'deleteObject'),
        'Only this call.',
      ),
      times: described({ ...count, minimum: 1 }, 'How often; without it, always.'),
    },
    ['code'],
  ),
  handle({ service }, { bucket }, body) {
    service.callObjects({ op: 'refuse', refusal: { bucket, ...body } });
  },
});
