import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import {
  answered,
  described,
  list,
  named,
  text,
  time,
  timeText,
  count,
  given,
  json,
  yes,
  type Schema,
  type ValueOf,
} from '../schema/Schema';
import { openTasks, printTask } from '../tasks/printTask';
import { describeWaiting as waitingFor } from '../../service/describeWaiting';
import { HarnessError } from '../../../errors/HarnessError';
import { toText, type Json } from '../../../util/json';
import { callerFor } from '../../service/callerFor';
import type { Service } from '../../service/Service';
import { badRequest, type Fault } from '../ControlError';

export const listTasks = route('GET /tasks', {
  summary: 'Tasks that wait for their token: callbacks, activities, jobs. Oldest first.',
  params: { executionArn: described(text, 'Of this execution, and of the children of its Map Runs.') },
  answer: answered({ tasks: list(named('OpenTask')) }),
  async handle({ service }, { executionArn }) {
    await service.quiet();
    if (executionArn !== undefined) findExecution(service, executionArn);
    return { tasks: openTasks(service, executionArn).map(printTask) };
  },
});

export const describeWaiting = route('GET /executions/{executionArn}/waiting', {
  summary: 'Where an execution is and what it waits for, in words.',
  answer: answered({ waiting: text, 'now?': described(time, 'The present time on its own clock, while it runs.') }),
  formerly: ['/executions/{executionArn}/waiting'],
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    const waiting = waitingFor(service, execution.arn);
    return execution.status === 'RUNNING' ? { waiting, now: timeText(execution.clockMs) } : { waiting };
  },
});

const textOrNull: Schema<string | null> = {
  ...described({ anyOf: [text, { type: 'null' }] }, 'The name of the error; null without one.'),
  'x-must-be': 'a string, or null',
};

const body = {
  ...given({
    taskToken: text,
    executionArn: described(text, 'Instead of the token: the execution …'),
    state: described(text, '… and the state whose task it is.'),
    item: described(count, 'In the Map iteration with this index.'),
    output: json,
    error: textOrNull,
    cause: described(text, 'With `error`.'),
    heartbeat: yes,
  }),
  oneOf: [{ required: ['output'] }, { required: ['error'] }, { required: ['heartbeat'] }],
  dependentRequired: { cause: ['error'], state: ['executionArn'], item: ['state'], executionArn: ['state'] },
};

type Body = ValueOf<typeof body>;

export const answerTask = route('POST /tasks/answer', {
  summary:
    'Ends a task that waits for its token, or sends its heartbeat, like SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat.',
  description: 'An activity task that no worker has taken is taken first.',
  body,

  async handle({ service, exactBody }, _params, told) {
    await service.quiet();
    const taskToken = told.taskToken === undefined ? tokenOf(service, told) : taken(service, told.taskToken);
    const caller = callerFor(service, openTask(service, taskToken)?.request.executionArn);
    if (told.heartbeat !== undefined) await service.call('SendTaskHeartbeat', { taskToken }, caller);
    else if (told.error !== undefined) {
      const failure = {
        taskToken,
        ...(told.error !== null && { error: told.error }),
        ...(told.cause !== undefined && { cause: told.cause }),
      };
      await service.call('SendTaskFailure', failure, caller);
    } else {
      const { output } = (exactBody ?? told) as { output: Json };
      await service.call('SendTaskSuccess', { taskToken, output: toText(output) }, caller);
    }
    await service.quiet();
  },
});

function openTask(service: Service, taskToken: string): ReturnType<typeof openTasks>[number] | undefined {
  return openTasks(service).find(({ request }) => request.taskToken === taskToken);
}

function taken(service: Service, taskToken: string): string {
  const task = openTask(service, taskToken);
  if (task !== undefined) service.inside.engine.takeTask(task);
  return taskToken;
}

function tokenOf(service: Service, { executionArn, state, item }: Body): string {
  if (executionArn === undefined || state === undefined) {
    const fault: Fault = { in: 'body', pointer: '', message: "must have 'taskToken', or 'executionArn' and 'state'." };
    throw badRequest([fault]);
  }
  const execution = findExecution(service, executionArn);
  const token = service.inside.engine.openTaskToken(executionArn, state, item);
  if (token !== undefined) return token;
  throw new HarnessError(
    `State '${state}' has no task that waits for its token. ${waitingFor(service, execution.arn)}`,
  );
}
