import type { S3Refusal } from '../../../tasks/integrations/objects/ObjectStore';
import type { Control } from '../Control';
import { answered, described, given, text, word } from '../schema/Schema';

type Body = Omit<S3Refusal, 'bucket'>;

export const refuseObjects: Control<{ readonly bucket: string }, Body> = {
  name: 'refuseObjects',
  method: 'POST',
  path: '/buckets/{bucket}/refusals',
  of: 'account',
  summary: 'Calls of S3 on a bucket fail from now on. Until the next reset.',
  params: { bucket: text },
  body: given(
    {
      code: described(text, "The error's code in the API of S3: AccessDenied, SlowDown, NoSuchKey …"),
      message: text,
      key: described(text, 'Only of this object.'),
      action: described(
        word('getObject', 'headObject', 'listObjectsV2', 'putObject', 'deleteObject'),
        'Only this call.',
      ),
      times: described({ type: 'integer', minimum: 1 }, 'How often; without it, always.'),
    },
    ['code'],
  ),
  answer: answered({}),
  handle({ service }, { bucket }, body) {
    service.callObjects({ op: 'refuse', refusal: { bucket, ...body } });
    return {};
  },
};
