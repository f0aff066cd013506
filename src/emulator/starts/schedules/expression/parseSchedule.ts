import { parseAt } from './parseAt';
import { parseCron } from './parseCron';
import { parseRate } from './parseRate';
import { rejected } from './rejected';
import type { ScheduleExpression, ScheduleOwner } from './ScheduleExpression';

/**
 * Parses `rate(…)`, `cron(…)` or, for Scheduler, `at(…)`. Throws HarnessError for what AWS rejects.
 *
 * Source: EventBridge User Guide, "Schedule patterns"; EventBridge Scheduler User Guide, "Schedule types".
 *
 * @example parseSchedule('rate(5 minutes)', 'rule') // { kind: 'rate', everyMs: 300_000 }
 */
export function parseSchedule(text: string, owner: ScheduleOwner): ScheduleExpression {
  const [, kind, inside] = /^(rate|cron|at)\((.*)\)$/s.exec(text) ?? [];
  if (kind === 'rate') return { kind, everyMs: parseRate(text, inside!, owner) };
  if (kind === 'cron') return { kind, cron: parseCron(text, inside!) };
  if (kind === 'at' && owner === 'scheduler') return { kind, wallMs: parseAt(text, inside!) };
  if (kind === 'at')
    throw rejected(
      text,
      'a rule of EventBridge runs at a rate or by cron, and only EventBridge Scheduler knows at(…)',
      'Declare an AWS::Scheduler::Schedule instead.',
    );
  const forms = owner === 'rule' ? 'rate(…) or cron(…)' : 'rate(…), cron(…) or at(…)';
  throw rejected(text, `it is not ${forms}`, "Write, for example, 'rate(5 minutes)' or 'cron(0 12 * * ? *)'.");
}
