import type { JsonObject } from '../../../../util/json';
import { booleanIn, objectIn, stringIn } from '../../../starts/plain';
import { defined, generatedRoleArn, sharedTarget, type SamEvent } from './SamEvent';

/** The AWS::Scheduler::Schedule of an event `ScheduleV2`. */
export function scheduleOf(event: SamEvent): JsonObject {
  const { id, properties } = event;
  const same = ['ScheduleExpression', 'ScheduleExpressionTimezone', 'StartDate', 'EndDate', 'State', 'GroupName'];
  return defined({
    Name: stringIn(properties, 'Name') ?? (booleanIn(properties, 'OmitName') === true ? undefined : id),
    ...Object.fromEntries(same.map((name) => [name, stringIn(properties, name)])),
    FlexibleTimeWindow: objectIn(properties, 'FlexibleTimeWindow'),
    Target: sharedTarget(event, stringIn(properties, 'RoleArn') ?? generatedRoleArn(event)),
  });
}
