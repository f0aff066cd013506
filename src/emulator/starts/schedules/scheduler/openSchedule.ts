import type { DeclaredSchedule } from '../../../../contract/starts/DeclaredSchedule';
import { readDate } from '../../../../util/isoTime';
import { isJson, toCompactText } from '../../../../util/json';
import { partitionOf } from '../../../../util/partitionOf';
import { deliver } from '../../deliver';
import type { StartedTarget } from '../../rules/StartedTarget';
import type { OpenStart, StartContext } from '../../StartKind';
import { parseSchedule } from '../expression/parseSchedule';
import type { OpenSchedule } from '../OpenSchedule';
import { secondsText } from '../../secondsText';
import type { Timetable } from '../times/nextTime';
import { checkZone } from '../times/wallTimes';
import { withKeywords } from './keywords';
import { schedulerCall } from './universalTarget';

/** A schedule of EventBridge Scheduler that is registered. */
export interface SchedulerStart extends OpenStart<'schedule'>, OpenSchedule {
  readonly declared: DeclaredSchedule;
}

/** Opens a schedule of EventBridge Scheduler. */
export function openSchedule(declared: DeclaredSchedule, context: StartContext): SchedulerStart {
  const { region, accountId } = context.host;
  const { name, group, expression } = declared;
  const arn = `arn:${partitionOf(region)}:scheduler:${region}:${accountId}:schedule/${group}/${name}`;
  const open = {
    declared,
    targetArns: targetArnsOf(declared.target),
    arn,
    expression,
    start: (ms: number) => startTargetOfSchedule(declared, arn, ms, context),
  };
  try {
    return { ...open, timetable: timetableOf(declared, context.host.now()) };
  } catch (error) {
    return { ...open, timetable: undefined, problem: (error as Error).message };
  }
}

/** A universal target calls what its input names. */
function targetArnsOf({ arn, input = '{}' }: DeclaredSchedule['target']): readonly string[] {
  return isJson(input) ? [schedulerCall({ arn }, input).target.arn] : [arn];
}

function timetableOf(declared: DeclaredSchedule, createdMs: number): Timetable {
  const { expression, timeZone: zone = 'UTC', startDate, endDate, flexibleWindowMinutes: window, target } = declared;
  checkZone(zone);
  // AWS: CreateSchedule requires Target.RoleArn.
  if (target.roleArn === undefined)
    throw new Error('AWS rejects its target: it has no RoleArn. Give it a role that may call the target.');
  if (target.input !== undefined && !isJson(target.input))
    throw new Error(`AWS rejects the Input of its target: it is not JSON. ${target.input.slice(0, 200)}`);
  if (window !== undefined && !(Number.isInteger(window) && window >= 1 && window <= 1_440))
    throw new Error(`AWS rejects its flexible time window of ${window} minutes. Write a whole number from 1 to 1440.`);
  return {
    expression: parseSchedule(expression, 'scheduler'),
    zone,
    createdMs,
    startMs: dateOf('StartDate', startDate),
    endMs: dateOf('EndDate', endDate),
  };
}

function dateOf(member: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = readDate(text);
  if (Number.isNaN(ms))
    throw new Error(`Its ${member} '${text}' is not a time. Write, for example, '2030-01-01T00:00:00Z'.`);
  return ms;
}

/** AWS: with a flexible window, the target is called at some time in it. Here that is its start. */
function startTargetOfSchedule(
  { target }: DeclaredSchedule,
  arn: string,
  scheduledMs: number,
  context: StartContext,
): readonly StartedTarget[] {
  const { host } = context;
  const scheduledTime = secondsText(scheduledMs);
  // AWS: 16 hexadecimal digits in the guide's example.
  const executionId = host.uuid().replaceAll('-', '').slice(0, 16);
  const given = target.input ?? defaultInput(arn, scheduledTime, context);
  const call = schedulerCall(target, withKeywords(given, { scheduleArn: arn, scheduledTime, executionId }));
  const started = deliver(
    call.target,
    {
      id: 'target',
      input: call.input,
      principal: 'scheduler.amazonaws.com',
      ...(call.name !== undefined && { name: call.name }),
      letter: {
        body: given,
        attributes: { SCHEDULE_ARN: arn, SCHEDULED_TIME: scheduledTime, EXECUTION_ID: executionId },
      },
    },
    context,
  );
  return [{ ...started, arn: target.arn }];
}

/** AWS: the default notification, as functions that print their events show it; `detail` is a string there. */
function defaultInput(arn: string, time: string, { host }: StartContext): string {
  return toCompactText({
    version: '0',
    id: host.uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: host.accountId,
    time,
    region: host.region,
    resources: [arn],
    detail: '{}',
  });
}
