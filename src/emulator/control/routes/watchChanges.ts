import type { Execution } from '../../../engine/executions/Execution';
import { route } from '../Control';
import { summaryOf } from '../executions/summaryOf';
import { until } from '../executions/until';
import { answered, count, described, flag, list, named, number, text, time } from '../schema/Schema';
import { timeText } from '../timeText';
import { executionsInside } from '../../service/executionsInside';

const most = 1000;

export const watchChanges = route('GET /changes', {
  summary: 'Waits until an execution has begun, ended or got new events, and tells which.',
  description:
    'A live feed: ask again with the `change` and the `epoch` that were answered. Another epoch is answered at once: the service was reset, and its executions are others.',
  params: {
    after: described(count, 'The number of the last change that is known. Default: none is.'),
    epoch: described(text, 'The epoch in which that was.'),
    seconds: described(
      { ...number, minimum: 0, maximum: 60, default: 20 },
      'How long to wait at most, in seconds of real time.',
    ),
  },
  answer: answered({
    change: described(count, 'Of the last execution in the list; else of the last change of all.'),
    epoch: text,
    executions: described(list(named('Execution')), 'Those that have changed after `after`, the oldest change first.'),
    more: described(flag, 'Whether there are more than were answered.'),
    now: time,
    calls: count,
    mistakes: count,
    openTasks: count,
  }),
  async handle(context, { after = 0, epoch, seconds = 20 }) {
    const { service } = context;
    const { changes } = service;
    changes.look();
    // A larger number comes from another service.
    const isForeign = (): boolean => (epoch !== undefined && epoch !== service.life.epoch) || after > changes.last;
    const began = service.life.epoch;
    await until(context, seconds, () => {
      changes.look();
      return isForeign() || service.life.epoch !== began || changes.last > after ? true : undefined;
    });
    const from = isForeign() || service.life.epoch !== began ? 0 : after;
    const of = (execution: Execution): number => changes.of(execution);
    const changed = [...executionsInside(service)].filter((one) => of(one) > from).sort((a, b) => of(a) - of(b));
    const told = changed.slice(0, most);
    const more = changed.length > told.length;
    return {
      change: more ? of(told.at(-1)!) : changes.last,
      epoch: service.life.epoch,
      executions: told.map((one) => summaryOf(service, one)),
      more,
      now: timeText(service.now()),
      calls: service.calls.count,
      mistakes: service.mistakes.count,
      openTasks: service.inside.engine.tokens.waiting().length,
    };
  },
});
