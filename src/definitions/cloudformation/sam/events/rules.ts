import type { JsonObject } from '../../../../util/json';
import { memberIn, objectIn, stringIn } from '../../../starts/plain';
import { defined, generatedRoleArn, sharedTarget, ruleState, type SamEvent } from './SamEvent';

/** The AWS::Events::Rule of an event `Schedule`. */
export function ruleOfSchedule(event: SamEvent): JsonObject {
  const { properties } = event;
  return defined({
    Name: stringIn(properties, 'Name'),
    ScheduleExpression: stringIn(properties, 'Schedule'),
    State: ruleState(properties),
    Targets: [targetOf(event)],
  });
}

/** The AWS::Events::Rule of an event `CloudWatchEvent` or `EventBridgeRule`. */
export function ruleOfPattern(event: SamEvent): JsonObject {
  const { properties } = event;
  return defined({
    Name: stringIn(properties, 'RuleName'),
    EventBusName: stringIn(properties, 'EventBusName'),
    EventPattern: memberIn(properties, 'Pattern'),
    State: ruleState(properties),
    Targets: [targetOf(event)],
  });
}

function targetOf(event: SamEvent): JsonObject {
  const { id, properties, target } = event;
  const isMachine = target.kind === 'stateMachine';
  const roleArn = isMachine ? (stringIn(properties, 'RoleArn') ?? generatedRoleArn(event)) : undefined;
  return {
    // SAM cuts what would be longer than EventBridge takes.
    Id:
      stringIn(objectIn(properties, 'Target'), 'Id') ??
      `${id}${isMachine ? 'StepFunctionsTarget' : 'LambdaTarget'}`.slice(-64),
    ...sharedTarget(event, roleArn),
    ...defined({
      InputPath: stringIn(properties, 'InputPath'),
      InputTransformer: objectIn(properties, 'InputTransformer'),
    }),
  };
}
