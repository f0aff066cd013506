import { toText, type Json } from '../../../util/json';
import { badRequest } from '../ControlError';
import type { Control } from '../Control';
import { anyObject, answered, described, given, json, text } from '../schema/Schema';

interface Body {
  readonly text?: string;
  readonly json?: Json;
  readonly base64?: string;
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly versionId?: string;
}

export const putObject: Control<{ readonly bucket: string; readonly key: string }, Body> = {
  name: 'putObject',
  method: 'PUT',
  path: '/buckets/{bucket}/objects/{key}',
  of: 'account',
  summary: 'Stores an object of S3; its bucket is made in memory when there is none. Until the next reset.',
  params: { bucket: text, key: described(text, 'A slash in it is written %2F.') },
  body: {
    ...given({
      text,
      json: described(json, 'Stored as JSON text.'),
      base64: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$', 'x-must-be': 'bytes in Base64' },
      contentType: text,
      metadata: { ...anyObject, additionalProperties: text },
      versionId: text,
    }),
    oneOf: [{ required: ['text'] }, { required: ['json'] }, { required: ['base64'] }],
  },
  answer: answered({}),
  handle({ service, exactBody }, { bucket, key }, body) {
    const { contentType, metadata, versionId } = body;
    if (key === '') throw badRequest([{ in: 'path', pointer: '/key', message: 'must have something in it.' }]);
    const about = {
      ...(contentType !== undefined && { contentType }),
      ...(metadata !== undefined && { metadata }),
      ...(versionId !== undefined && { versionId }),
    };
    const content = body.base64 ?? Buffer.from(textOf(body, (exactBody ?? body) as Body)).toString('base64');
    service.callObjects({ op: 'put', bucket, key, content, ...about });
    return {};
  },
};

function textOf({ text: given }: Body, exact: Body): string {
  return given ?? toText(exact.json!);
}
