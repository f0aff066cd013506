import { isUtf8 } from 'node:buffer';
import { notFound } from '../ControlError';
import { route } from '../Control';
import { answered, described, text } from '../schema/Schema';

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
