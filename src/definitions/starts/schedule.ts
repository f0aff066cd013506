import type { DeclaredSchedule } from '../../contract/starts/DeclaredSchedule';
import { present } from '../../util/present';
import { declaredAs, deliveryTo } from './declaredAs';
import { numberIn, objectIn, stringIn } from './plain';
import { isEnabled } from './rule';
import type { StartSource } from './StartSource';

/** A schedule of EventBridge Scheduler. AWS::Scheduler::Schedule */
export function readSchedule(start: StartSource): readonly DeclaredSchedule[] {
  const { properties, note } = start;
  const expression = stringIn(properties, 'ScheduleExpression');
  const target = objectIn(properties, 'Target');
  if (expression === undefined) {
    note('has no ScheduleExpression.', 'refusedByAws');
    return [];
  }
  return [
    {
      kind: 'schedule',
      ...declaredAs(start, stringIn(properties, 'Name')),
      group: stringIn(properties, 'GroupName') ?? 'default',
      expression,
      ...present({
        timeZone: stringIn(properties, 'ScheduleExpressionTimezone'),
        startDate: stringIn(properties, 'StartDate'),
        endDate: stringIn(properties, 'EndDate'),
        flexibleWindowMinutes: numberIn(objectIn(properties, 'FlexibleTimeWindow'), 'MaximumWindowInMinutes'),
      }),
      enabled: isEnabled(properties),
      target: { ...deliveryTo(target), ...present({ input: stringIn(target, 'Input') }) },
    },
  ];
}
