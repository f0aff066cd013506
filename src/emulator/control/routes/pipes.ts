import { HarnessError } from '../../../errors/HarnessError';
import type { Json } from '../../../util/json';
import { route } from '../Control';
import { notFound } from '../ControlError';
import { anyObject, described, flag, given, list, named, text } from '../schema/Schema';

export const runPipe = route('POST /pipes/{name}/run', {
  summary: 'Runs records of its source through a pipe: filters, enrichment, target.',
  description:
    'For a queue, a record is a message: `{"body":"…"}`, and if you like `messageAttributes`, `messageId`, `groupId`. For a DynamoDB stream, it is `{"eventName":"INSERT","dynamodb":{"NewImage":{"id":{"S":"a"}}}}`. Missing members get defaults.',
  params: { name: described(text, 'Any name that its file has for it.') },
  body: given(
    {
      records: { ...list(anyObject), minItems: 1 },
      evenIfStopped: described(flag, 'Runs it even if its file says that it is stopped.'),
    },
    ['records'],
  ),
  answer: named('PipeRun'),
  async handle({ service, exactBody }, { name }, body) {
    const { evenIfStopped = false } = body;
    const { records } = (exactBody ?? body) as { readonly records: readonly Json[] };
    try {
      return await service.callStarts({ op: 'runPipe', name, records, evenIfStopped });
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      const listed = await service.callStarts({ op: 'list' });
      const isKnown = listed.some(
        ({ declared }) => declared.kind === 'pipe' && [declared.name, ...declared.aliases].includes(name),
      );
      throw isKnown ? error : notFound(error.message);
    }
  },
});
