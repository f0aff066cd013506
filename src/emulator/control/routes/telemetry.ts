import { logGroupOf } from '../../telemetry/logRecords';
import { checkMachineInAccount } from '../checkAccountNames';
import { route } from '../Control';
import { selectExecutions } from '../executions/selectExecutions';
import { periodOf } from '../executions/wantedExecutions';
import { seriesOf } from '../reports/seriesOf';
import { selectLogs } from '../reports/selectLogs';
import { anyObject, answered, count, described, list, number, text, time, word } from '../schema/Schema';

const wanted = {
  stateMachine: described(text, 'The name or ARN of their state machine.'),
  accountId: described(text, 'Of executions of this account.'),
  region: described(text, 'Of executions of this region.'),
};

export const readMetrics = route('GET /metrics', {
  summary: 'How many executions started and ended, and how long they took, over time.',
  description:
    'Executions that the server still keeps, without children of Map Runs. `GET /telemetry/metrics` has each measurement.',
  params: {
    ...wanted,
    startedFrom: described(time, 'Of executions that started at this time or later.'),
    startedBefore: described(time, 'Of executions that started before this time.'),
    points: { ...described(count, 'How many periods there are at most.'), minimum: 1, maximum: 500, default: 60 },
  },
  answer: answered({
    periodSeconds: described(number, 'How long each period is.'),
    points: described(
      list(
        answered({
          at: described(time, 'When the period begins.'),
          started: count,
          succeeded: count,
          failed: count,
          timedOut: count,
          aborted: count,
          throttled: described(count, 'Calls that quotas have throttled.'),
          'seconds?': described(
            answered({ average: number, p95: number, maximum: number }),
            'How long those took that ended in the period.',
          ),
        }),
      ),
      'The periods, from the first in which something happened to the last.',
    ),
    forgotten: described(count, 'The number of executions that are no longer kept.'),
  }),
  handle({ service }, { stateMachine, points = 60, ...asked }) {
    const { found } = selectExecutions(service, { ...asked, stateMachine, children: false });
    if (found.length === 0 && stateMachine !== undefined) checkMachineInAccount(service, stateMachine);
    const { throttled, forgotten } = service.telemetry;
    const { accountId, region } = asked;
    const isThen = periodOf(asked);
    const calls = throttled.filter(
      (call) =>
        stateMachine === undefined &&
        isThen(call.timeMs) &&
        (accountId === undefined || call.accountId === accountId) &&
        (region === undefined || call.region === region),
    );
    return { ...seriesOf(found, calls, points), forgotten };
  },
});

export const listLogs = route('GET /logs', {
  summary: 'Log records of executions whose state machines log, the latest first.',
  params: {
    ...wanted,
    executionArn: described(text, 'Of this execution.'),
    level: described(word('ALL', 'ERROR', 'FATAL'), 'Records that a state machine with this level would have.'),
    search: described(text, 'Records with each of these words, in capitals or not.'),
    max: { ...count, minimum: 1, maximum: 1000, default: 100 },
  },
  answer: answered({
    records: described(list(anyObject), 'As CloudWatch Logs has them.'),
    total: described(count, 'How many match.'),
    logGroups: described(list(text), 'Where state machines log to. None: nothing is logged.'),
    forgotten: described(count, 'The number of executions that are no longer kept.'),
  }),
  handle({ service }, { stateMachine, executionArn, accountId, region, ...asked }) {
    service.telemetry.check({ executionArn });
    const { found } = selectExecutions(service, { stateMachine, accountId, region });
    if (found.length === 0 && stateMachine !== undefined) checkMachineInAccount(service, stateMachine);
    const executions = found.filter(({ arn }) => executionArn === undefined || arn === executionArn);
    const machines = [...service.inside.stateMachines.all()];
    const groups = new Set([...machines, ...executions].flatMap((one) => logGroupOf(one) ?? []));
    return { ...selectLogs(executions, asked), logGroups: [...groups].sort(), forgotten: service.telemetry.forgotten };
  },
});
