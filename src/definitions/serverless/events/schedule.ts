import { booleanIn, stringIn } from '../../starts/plain';
import { generatedId, inputOf, optional, roleOf, type GeneratedResource, type ServiceEvent } from './ServiceEvent';

/** `- schedule: rate(1 hour)`, or an object with a `rate`; with `method: scheduler` it is one of EventBridge Scheduler. */
export function scheduleResource(event: ServiceEvent): GeneratedResource {
  const { value, machine, machineArn, number } = event;
  const expression = typeof value === 'string' ? value : stringIn(value, 'rate');
  const isScheduler = stringIn(value, 'method') === 'scheduler';
  const roleArn = roleOf(event, stringIn(value, 'role'), generatedId(event, 'ScheduleToStepFunctionsRole'));
  const shared = {
    ...optional('ScheduleExpression', expression),
    ...optional('Name', stringIn(value, 'name')),
    State: booleanIn(value, 'enabled') === false ? 'DISABLED' : 'ENABLED',
  };
  const target = { Arn: machineArn, RoleArn: roleArn, ...inputOf(value) };
  if (!isScheduler) {
    const id = generatedId(event, `StepFunctionsEventsRuleSchedule${String(number)}`);
    return {
      id,
      type: 'rule',
      properties: { ...shared, Targets: [{ Id: `${machine}StepFunctionsSchedule`, ...target }] },
    };
  }
  return {
    id: generatedId(event, `StepFunctionsSchedulerSchedule${String(number)}`),
    type: 'schedule',
    properties: { ...shared, ...optional('ScheduleExpressionTimezone', stringIn(value, 'timezone')), Target: target },
  };
}
