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
  summary: 'Makes a bucket of S3 in memory, unless there is one of this name.',
  handle({ service }, { bucket }) {
    service.callObjects({ op: 'createBucket', bucket });
  },
});

export const listObjects = route('GET /buckets/{bucket}/objects', {
  summary: 'The keys of a bucket, in order.',
  params: { prefix: described(text, 'Those that begin with it.') },
  answer: answered({ keys: list(text) }),
  async handle({ service }, { bucket, prefix = '' }) {
    await service.quiet();
    const keys = service.callObjects({ op: 'keys', bucket, prefix });
    if (keys === null) throw notFound(`There is no bucket '${bucket}'. Make it: PUT …/buckets/${bucket}`);
    return { keys };
  },
});

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

export const getObject = route('GET /buckets/{bucket}/objects/{key}', {
  summary: 'The content of an object of S3: what a ResultWriter or a task has written, too.',
  params: { key: described(text, 'A slash in it is written %2F.') },
  answer: answered({ 'text?': described(text, 'When it is text in UTF-8.'), base64: text }),
  async handle({ service }, { bucket, key }) {
    await service.quiet();
    const base64 = service.callObjects({ op: 'get', bucket, key }) as string | null;
    if (base64 === null) throw notFound(`There is no object '${key}' in bucket '${bucket}'.`);
    const bytes = Buffer.from(base64, 'base64');
    return { ...(isUtf8(bytes) && { text: bytes.toString() }), base64 };
  },
});

export const deleteObject = route('DELETE /buckets/{bucket}/objects/{key}', {
  summary: 'Takes an object of S3 away; as in S3, also one that is not there.',
  handle({ service }, { bucket, key }) {
    service.callObjects({ op: 'delete', bucket, key });
  },
});

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

export const keepObjects = route('POST /buckets/keep', {
  summary: 'What buckets have now, and what they refuse, is restored after each reset.',
  handle({ service }) {
    service.callObjects({ op: 'keep' });
  },
});
