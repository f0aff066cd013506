import type { JsonObject } from '../../../util/json';
import type { ListedStart } from '../../starts/callStarts';
import { route } from '../Control';
import { anyObject, answered, described, given, list, named, text, time } from '../schema/Schema';

export const listStarts = route('GET /starts', {
  summary: 'What starts executions: the rules, schedules, pipes and APIs that the files of the server declare.',
  answer: answered({ starts: list(named('Start')) }),
  async handle({ service }) {
    await service.quiet();
    const starts = await service.callStarts({ op: 'list' });
    return { starts: starts.map(printStart) };
  },
});

function printStart({ declared, machines, problem }: ListedStart): object {
  const { kind, name, aliases, source, ...settings } = declared;
  return { kind, name, aliases, source, stateMachines: machines, ...(problem !== undefined && { problem }), settings };
}

export const putEvent = route('POST /events', {
  summary:
    'Puts an event on an event bus. Says which rules matched, what each started, and why the others did not match.',
  description: 'Unlike PutEvents, it may have a source of AWS, like `aws.s3`.',
  body: given(
    {
      source: described(text, '`shop.orders`'),
      detailType: text,
      detail: anyObject,
      resources: list(text),
      eventBus: described(text, 'The name or ARN of the bus. Default: `default`.'),
      time: described(time, 'When it happened. Default: now.'),
    },
    ['source', 'detailType', 'detail'],
  ),
  answer: named('PutEvent'),
  async handle({ service, exactBody }, _params, event) {
    const { time: at, ...rest } = event;
    const { detail } = (exactBody ?? event) as { readonly detail: JsonObject };
    const timeMs = at === undefined ? undefined : Date.parse(at);
    const [put] = await service.callStarts({
      op: 'putEvents',
      events: [{ ...rest, detail, timeMs }],
    });
    await service.quiet();
    return put;
  },
});
