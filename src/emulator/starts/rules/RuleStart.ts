import type { DeclaredRule, DeclaredTargetOfRule } from '../../../contract/starts/DeclaredRule';
import { lazy } from '../../../util/lazy';
import { partitionOf } from '../../../util/partitionOf';
import { compileInput } from '../input/compileInput';
import type { InputMaker } from '../input/InputMaker';
import { compilePattern, type EventPattern } from '../patterns/compilePattern';
import type { StartableMachines } from '../StartableMachines';
import type { OpenStart, StartContext } from '../StartKind';
import type { Timetable } from '../schedules/times/nextTime';

const loadTimetable = lazy(
  () => require('../schedules/timetableOfRule') as typeof import('../schedules/timetableOfRule'),
);

/** A rule that is registered: its pattern and inputs are compiled. */
export interface RuleStart extends OpenStart<'rule'> {
  /** The machines of its file. */
  readonly machines: StartableMachines;
  readonly arn: string;
  /** `undefined` for a rule that has only a schedule, and for one with a `problem`. */
  readonly pattern: EventPattern | undefined;
  readonly targets: readonly OpenTarget[];
  /** `undefined` for a rule that has only a pattern, and for one with a `problem`. */
  readonly timetable: Timetable | undefined;
}

export interface OpenTarget {
  readonly declared: DeclaredTargetOfRule;
  readonly input: InputMaker;
}

/** Opens a rule. */
export function openRule(declared: DeclaredRule, { host, machines }: StartContext): RuleStart {
  const { name, eventBus, pattern, schedule, targets } = declared;
  const { region, accountId } = host;
  // AWS: the rule of a bus of one's own has its name in the ARN (recorded by LocalStack, 2024).
  const resource = eventBus === 'default' ? name : `${busName(eventBus)}/${name}`;
  const arn = `arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${resource}`;
  const about = { declared, arn, machines, targetArns: targets.map((target) => target.arn) };
  try {
    for (const { arn: target, roleArn } of targets)
      // AWS: the message of PutTargets (hashicorp/terraform-provider-aws#19913).
      if (roleArn === undefined && isMachine(target)) throw new Error(`RoleArn is required for target ${target}.`);
    return {
      ...about,
      timetable: schedule === undefined ? undefined : loadTimetable().timetableOfRule(schedule, host.now()),
      pattern: pattern === undefined ? undefined : compilePattern(pattern),
      targets: targets.map((target) => ({ declared: target, input: compileInput(target) })),
    };
  } catch (error) {
    return { ...about, pattern: undefined, targets: [], timetable: undefined, problem: (error as Error).message };
  }
}

function isMachine(arn: string): boolean {
  return arn.split(':')[2] === 'states';
}

/** The name of a bus that is given by its name or ARN. */
export function busName(given: string): string {
  return given.slice(given.lastIndexOf('/') + 1);
}
