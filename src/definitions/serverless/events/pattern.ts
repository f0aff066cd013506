import { booleanIn, memberIn, numberIn, objectIn, stringIn } from '../../starts/plain';
import { generatedId, inputOf, optional, roleOf, type GeneratedResource, type ServiceEvent } from './ServiceEvent';

/** `- cloudwatchEvent:` or `- eventBridge:` with the pattern in `event`. */
export function patternResource(event: ServiceEvent): GeneratedResource {
  const { value, machine, machineArn, number } = event;
  const deadLetters = stringIn(value, 'deadLetterConfig');
  const policy = objectIn(value, 'retryPolicy');
  const target = {
    Id: `${machine}CloudWatchEvent`,
    Arn: machineArn,
    RoleArn: roleOf(event, stringIn(value, 'iamRole'), generatedId(event, 'EventToStepFunctionsRole')),
    ...inputOf(value),
    ...(deadLetters === undefined ? {} : { DeadLetterConfig: { Arn: deadLetters } }),
    ...(policy && {
      RetryPolicy: {
        ...optional('MaximumEventAgeInSeconds', numberIn(policy, 'maximumEventAgeInSeconds')),
        ...optional('MaximumRetryAttempts', numberIn(policy, 'maximumRetryAttempts')),
      },
    }),
  };
  return {
    id: generatedId(event, `EventsRuleCloudWatchEvent${String(number)}`),
    type: 'rule',
    properties: {
      ...optional('Name', stringIn(value, 'name')),
      ...optional('EventBusName', stringIn(value, 'eventBusName')),
      ...optional('EventPattern', memberIn(value, 'event')),
      State: booleanIn(value, 'enabled') === false ? 'DISABLED' : 'ENABLED',
      Targets: [target],
    },
  };
}
