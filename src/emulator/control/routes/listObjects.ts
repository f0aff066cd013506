import { notFound } from '../ControlError';
import type { Control } from '../Control';
import { answered, described, list, text } from '../schema/Schema';

export const listObjects: Control<{ readonly bucket: string; readonly prefix?: string }> = {
  name: 'listObjects',
  method: 'GET',
  path: '/buckets/{bucket}/objects',
  of: 'account',
  summary: 'The keys of a bucket, in order.',
  params: { bucket: text, prefix: described(text, 'Those that begin with it.') },
  answer: answered({ keys: list(text) }),
  async handle({ service }, { bucket, prefix = '' }) {
    await service.quiet();
    const keys = service.callObjects({ op: 'keys', bucket, prefix });
    if (keys === null) throw notFound(`There is no bucket '${bucket}'. Make it: PUT …/buckets/${bucket}`);
    return { keys };
  },
};
