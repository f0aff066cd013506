import { envelope, startTargetOfRule } from '../rules/putEvent';
import type { RuleStart } from '../rules/RuleStart';
import type { StartContext } from '../StartKind';
import type { OpenSchedule } from './OpenSchedule';

/**
 * The schedule of a rule; `undefined` for a rule that has only a pattern.
 *
 * AWS: its event has the ARN of the rule, and an empty `detail` (guide, "Creating a rule that runs on a schedule"). Only
 * the targets of the rule get it.
 */
export function ruleSchedule(rule: RuleStart, context: StartContext): OpenSchedule | undefined {
  const { declared, arn, problem, timetable, targets } = rule;
  const { schedule } = declared;
  if (schedule === undefined) return undefined;
  return {
    declared,
    arn,
    expression: schedule,
    timetable,
    problem,
    start(timeMs) {
      const given = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [arn], timeMs };
      const event = envelope(given, context);
      return targets.map((target) => startTargetOfRule(target, event, rule, context));
    },
  };
}
