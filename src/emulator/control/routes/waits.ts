import type { Execution } from '../../../engine/executions/Execution';
import { HarnessError } from '../../../errors/HarnessError';
import { checkState, statesOf } from '../../../story/trace/findState';
import type { Service } from '../../service/Service';
import { route } from '../Control';
import { badRequest } from '../ControlError';
import { findExecution } from '../executions/findExecution';
import { summaryOf } from '../executions/summaryOf';
import { count, described, named, number, text, word, answered, flag, list, time, timeText } from '../schema/Schema';
import { openTasks, printTask } from '../tasks/printTask';
import { describeWaiting } from '../../service/describeWaiting';
import { executionsInside } from '../../service/inspect';
import { waitUntil } from '../executions/waitUntil';

type What = 'ended' | 'entered' | 'task' | 'idle';

export const waitForExecution = route('GET /executions/{executionArn}/wait', {
  summary: 'Waits until an execution has ended, has entered a state, has a task open, or nothing more can happen.',
  description:
    'Responds at the latest after the seconds, with `reached: false` and `because: bound`. `idle`: nothing is running; everything waits for time or for an answer from outside.',
  params: {
    until: { ...word('ended', 'entered', 'task', 'idle'), default: 'ended' },
    state: described(text, 'With `entered` and `task`: which.'),
    item: described(count, 'With `task`: in the Map iteration with this index.'),
    seconds: described(
      { ...number, minimum: 0, maximum: 60, default: 20 },
      'The maximum wait, in seconds of real time.',
    ),
  },
  answer: named('Waited'),
  async handle(context, { executionArn, until = 'ended', state, item, seconds = 20 }) {
    const { service } = context;
    const execution = findExecution(service, executionArn);
    checkParams(execution, until, state, item);
    const { epoch } = service.life;
    const hasEntered = enteredSince(service, execution, state);
    const look = (): { reached: boolean; because: string; task?: object } | undefined => {
      if (service.life.epoch !== epoch) return { reached: false, because: 'reset' };
      const found = matchCondition(service, execution, until, hasEntered, state, item);
      if (found !== undefined) return { reached: true, because: until, ...found };
      return execution.status === 'RUNNING' ? undefined : { reached: false, because: 'ended' };
    };
    const found = (await waitUntil(context, seconds, look)) ?? { reached: false, because: 'bound' };
    const isRunning = execution.status === 'RUNNING' && found.because !== 'reset';
    return {
      ...found,
      execution: summaryOf(service, execution),
      ...(isRunning && { waiting: describeWaiting(service, executionArn) }),
    };
  },
});

/** The condition's part of the response; `undefined` if the condition does not hold yet. */
function matchCondition(
  service: Service,
  execution: Execution,
  what: What,
  hasEntered: () => boolean,
  state: string | undefined,
  item: number | undefined,
): { readonly task?: object } | undefined {
  switch (what) {
    case 'ended':
      return execution.status === 'RUNNING' ? undefined : {};
    case 'idle':
      return execution.status !== 'RUNNING' || service.inside.engine.isIdle ? {} : undefined;
    case 'entered':
      return hasEntered() ? {} : undefined;
    case 'task': {
      const task = openTasks(service, execution.arn).find(
        ({ request, waitsForClient }) =>
          waitsForClient &&
          request.state === state &&
          (item === undefined || request.iterations.at(-1)?.index === item),
      );
      return task === undefined ? undefined : { task: printTask(task) };
    }
  }
}

/** Whether the execution itself, or a child of one of its Map Runs, has entered a state. Each event is checked once. */
function enteredSince(service: Service, execution: Execution, state: string | undefined): () => boolean {
  const seen = new Map<Execution, number>();
  return () => {
    for (const one of executionsInside(service, [execution])) {
      const from = seen.get(one) ?? 0;
      const { history } = one;
      if (history.length === from) continue;
      seen.set(one, history.length);
      for (const { type, details } of history.events.slice(from))
        if (type.endsWith('StateEntered') && details?.name === state) return true;
    }
    return false;
  };
}

/** Rejects an unknown state, which would never be entered. */
function checkParams(execution: Execution, what: What, state: string | undefined, item: number | undefined): void {
  const fault = (pointer: string, message: string): Error => badRequest([{ in: 'query', pointer, message }]);
  const needsState = what === 'entered' || what === 'task';
  if (needsState && state === undefined) throw fault('/state', `is missing: until=${what} needs it.`);
  if (!needsState && state !== undefined) throw fault('/state', `goes with until=entered or until=task.`);
  if (what !== 'task' && item !== undefined) throw fault('/item', 'goes with until=task.');
  if (state === undefined) return;
  try {
    checkState(state, [...statesOf(execution.revision.program.definition).keys()]);
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    throw fault('/state', `is not a state that it can enter. ${error.message}`);
  }
}

const most = 1000;

export const watchChanges = route('GET /changes', {
  summary: 'Waits until an execution has begun, ended or got new events, and returns which.',
  description:
    'A live feed: repeat the request with the returned `change` and `epoch`. A different epoch gets a response at once: the service was reset, and its executions are others.',
  params: {
    after: described(count, 'The number of the last known change. Default: none.'),
    epoch: described(text, 'The epoch of that change.'),
    seconds: described(
      { ...number, minimum: 0, maximum: 60, default: 20 },
      'The maximum wait, in seconds of real time.',
    ),
  },
  answer: answered({
    change: described(count, 'That of the last execution in the list, or else of the last change of all.'),
    epoch: text,
    executions: described(
      list(named('Execution')),
      'Executions that have changed after `after`, the oldest change first.',
    ),
    more: described(flag, 'Whether there are more.'),
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
    await waitUntil(context, seconds, () => {
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
