import { notFound } from '../ControlError';
import { route } from '../Control';
import { answered, described, list, text } from '../schema/Schema';

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
