import { route } from '../Control';
import { notFound, badRequest } from '../ControlError';
import { answered, described, list, text, given, json, texts, type ValueOf, count, word } from '../schema/Schema';
import { toText } from '../../../util/json';
import { isUtf8 } from 'node:buffer';

export const listBuckets = route('GET /buckets', {
  summary: 'The names of the buckets of S3 that the server has, in memory and in its folder of objects.',
  answer: answered({ buckets: list(text) }),
  async handle({ service }) {
    await service.quiet();
    return { buckets: service.callObjects({ op: 'buckets' }) };
  },
});

export const createBucket = route('PUT /buckets/{bucket}', {
  summary: 'Creates an S3 bucket in memory, unless it exists.',
  handle({ service }, { bucket }) {
    service.callObjects({ op: 'createBucket', bucket });
  },
});

export const listObjects = route('GET /buckets/{bucket}/objects', {
  summary: 'The keys of a bucket, in order.',
  params: { prefix: described(text, 'Keys with this prefix.') },
  answer: answered({ keys: list(text) }),
  async handle({ service }, { bucket, prefix = '' }) {
    await service.quiet();
    const keys = service.callObjects({ op: 'keys', bucket, prefix });
    if (keys === null) throw notFound(`There is no bucket '${bucket}'. Create it: PUT …/buckets/${bucket}`);
    return { keys };
  },
});

const body = {
  ...given({
    text,
    json: described(json, 'Stored as JSON.'),
    base64: { ...text, pattern: '^[A-Za-z0-9+/]*={0,2}$', 'x-must-be': 'bytes in Base64' },
    contentType: text,
    metadata: texts,
    versionId: text,
  }),
  oneOf: [{ required: ['text'] }, { required: ['json'] }, { required: ['base64'] }],
};

type Body = ValueOf<typeof body>;

export const putObject = route('PUT /buckets/{bucket}/objects/{key}', {
  summary: 'Stores an S3 object; a missing bucket is created in memory. Until the next reset.',
  params: { key: described(text, 'A slash in it is written %2F.') },
  body,

  handle({ service, exactBody }, { bucket, key }, object) {
    const { contentType, metadata, versionId } = object;
    if (key === '') throw badRequest([{ in: 'path', pointer: '/key', message: 'must not be empty.' }]);
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

export const getObject = route('GET /buckets/{bucket}/objects/{key}', {
  summary: 'The content of an S3 object, including those that a ResultWriter or a task has written.',
  params: { key: described(text, 'A slash in it is written %2F.') },
  answer: answered({ 'text?': described(text, 'If it is UTF-8 text.'), base64: text }),
  async handle({ service }, { bucket, key }) {
    await service.quiet();
    const base64 = service.callObjects({ op: 'get', bucket, key }) as string | null;
    if (base64 === null) throw notFound(`There is no object '${key}' in bucket '${bucket}'.`);
    const bytes = Buffer.from(base64, 'base64');
    return { ...(isUtf8(bytes) && { text: bytes.toString() }), base64 };
  },
});

export const deleteObject = route('DELETE /buckets/{bucket}/objects/{key}', {
  summary: 'Deletes an S3 object; as in S3, it need not exist.',
  handle({ service }, { bucket, key }) {
    service.callObjects({ op: 'delete', bucket, key });
  },
});

export const refuseObjects = route('POST /buckets/{bucket}/refusals', {
  summary: 'Makes S3 calls on a bucket fail, until the next reset.',
  body: given(
    {
      code: described(text, "The error's code in the API of S3: AccessDenied, SlowDown, NoSuchKey …"),
      message: text,
      key: described(text, 'Only for this object.'),
      action: described(
        word('getObject', 'headObject', 'listObjectsV2', 'putObject', 'deleteObject'),
        'Only for this call.',
      ),
      times: described({ ...count, minimum: 1 }, 'How often; without it, always.'),
    },
    ['code'],
  ),
  handle({ service }, { bucket }, body) {
    service.callObjects({ op: 'refuse', refusal: { bucket, ...body } });
  },
});

export const keepObjects = route('POST /buckets/keep', {
  summary: 'Saves the present content of buckets, and which calls fail, to be restored after each reset.',
  handle({ service }) {
    service.callObjects({ op: 'keep' });
  },
});
