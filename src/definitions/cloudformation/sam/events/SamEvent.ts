import type { Json, JsonObject } from '../../../../util/json';
import { booleanIn, objectIn, stringIn } from '../../../starts/plain';
import type { AwsEnvironment } from '../../../stubs/AwsEnvironment';
import { kindNamed } from '../../../stubs/resourceKinds';

/** An entry of `Events`, with what SAM makes of it in names. */
export interface SamEvent {
  /** The logical id of the resource that SAM generates: that of the machine, and the key of the event. */
  readonly id: string;
  readonly properties: JsonObject;
  /** What is started: a state machine or, for a function with the same event, the function. */
  readonly target: SamTarget;
  readonly deployment: AwsEnvironment;
}

export interface SamTarget {
  readonly kind: 'stateMachine' | 'function';
  readonly arn: string;
}

/**
 * The ARN of the role that SAM generates for an event of a state machine. A function has none for rules: its own policy
 * allows EventBridge.
 */
export function generatedRoleArn({ id, deployment }: Pick<SamEvent, 'id' | 'deployment'>): string {
  return kindNamed('role').arn(`${id}Role`, deployment);
}

/** The members of a target that rules and schedules share. */
export function sharedTarget(event: SamEvent, roleArn: string | undefined): JsonObject {
  const { properties, target } = event;
  return defined({
    Arn: target.arn,
    RoleArn: roleArn,
    Input: stringIn(properties, 'Input'),
    RetryPolicy: objectIn(properties, 'RetryPolicy'),
    DeadLetterConfig: deadLetters(event),
  });
}

/** `Type: SQS` creates a queue, which is named like the event unless it has a logical id of its own. */
export function deadLetters({
  id,
  properties,
  deployment,
}: Pick<SamEvent, 'id' | 'properties' | 'deployment'>): JsonObject | undefined {
  const config = objectIn(properties, 'DeadLetterConfig');
  if (config === undefined) return undefined;
  const queue = stringIn(config, 'QueueLogicalId') ?? `${id}Queue`;
  return { Arn: stringIn(config, 'Arn') ?? kindNamed('queue').arn(queue, deployment) };
}

/** The state of a rule: `State`, or the older `Enabled`. */
export function ruleState(properties: JsonObject): string | undefined {
  const enabled = booleanIn(properties, 'Enabled');
  return stringIn(properties, 'State') ?? (enabled === undefined ? undefined : enabled ? 'ENABLED' : 'DISABLED');
}

/** The members that have a value. */
export function defined(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
