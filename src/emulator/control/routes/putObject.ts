import { toText } from '../../../util/json';
import { badRequest } from '../ControlError';
import { route } from '../Control';
import { described, given, json, text, texts, type ValueOf } from '../schema/Schema';

const body = {
  ...given({
    text,
    json: described(json, 'Stored as JSON text.'),
    base64: { ...text, pattern: '^[A-Za-z0-9+/]*={0,2}$', 'x-must-be': 'bytes in Base64' },
    contentType: text,
    metadata: texts,
    versionId: text,
  }),
  oneOf: [{ required: ['text'] }, { required: ['json'] }, { required: ['base64'] }],
};

type Body = ValueOf<typeof body>;

export const putObject = route('PUT /buckets/{bucket}/objects/{key}', {
  summary: 'Stores an object of S3; its bucket is made in memory when there is none. Until the next reset.',
  params: { key: described(text, 'A slash in it is written %2F.') },
  body,

  handle({ service, exactBody }, { bucket, key }, object) {
    const { contentType, metadata, versionId } = object;
    if (key === '') throw badRequest([{ in: 'path', pointer: '/key', message: 'must have something in it.' }]);
    const about = {
      ...(contentType !== undefined && { contentType }),
      ...(metadata !== undefined && { metadata }),
      ...(versionId !== undefined && { versionId }),
    };
    const content = object.base64 ?? Buffer.from(textOf(object, (exactBody ?? object) as Body)).toString('base64');
    service.callObjects({ op: 'put', bucket, key, content, ...about });
  },
});

function textOf({ text: given }: Body, exact: Body): string {
  return given ?? toText(exact.json!);
}
