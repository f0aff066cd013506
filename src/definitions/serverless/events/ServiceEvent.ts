import type { Json, JsonObject } from '../../../util/json';
import { isObject } from '../../../util/json';
import type { Position } from '../../../util/Position';
import { memberIn, objectIn, stringIn } from '../../starts/plain';
import type { AwsEnvironment } from '../../stubs/AwsEnvironment';
import { kindNamed } from '../../stubs/resourceKinds';
import { normalizedName } from '../naming';

/** An item of the `events` of a state machine, of one kind: `- schedule: …`. */
export interface ServiceEvent {
  /** Its kind in the file: `schedule`, `http`. */
  readonly key: string;
  readonly source: Position;
  /** Its name in notes. */
  readonly subject: string;
  /** The key of the state machine. */
  readonly machine: string;
  readonly machineArn: string;
  /** Its number among those of its kind, from 1. */
  readonly number: number;
  /** What the file says of it. */
  readonly value: Json;
  readonly deployment: AwsEnvironment;
  readonly stage: string | undefined;
  /** Settings of all APIs: `provider.apiGateway`. */
  readonly apiGateway: JsonObject;
}

/** The CloudFormation resource that the plugin makes of an event. */
export interface GeneratedResource {
  readonly id: string;
  readonly type: 'rule' | 'schedule' | 'method';
  readonly properties: JsonObject;
}

/** A logical id of the plugin: the machine's key, and the resource's purpose. */
export function generatedId({ machine }: ServiceEvent, suffix: string): string {
  return normalizedName(machine) + suffix;
}

/** The role in the settings, or the one that the plugin generates: all events of a kind share it. */
export function roleOf(event: ServiceEvent, own: string | undefined, generated: string): string {
  return own ?? roleArnOf(event, generated);
}

/** The ARN of a role that the plugin generates, by its logical id. */
export function roleArnOf({ deployment }: ServiceEvent, id: string): string {
  return kindNamed('role').arn(id, deployment);
}

/** The input that a rule or a schedule gives: at most one of the three. An object becomes JSON text. */
export function inputOf(value: Json): JsonObject {
  const input = memberIn(value, 'input');
  const transformer = objectIn(value, 'inputTransformer');
  const path = stringIn(value, 'inputPath');
  return {
    ...(input === undefined ? {} : { Input: isObject(input) ? JSON.stringify(input) : input }),
    ...(path === undefined ? {} : { InputPath: path }),
    ...(transformer && {
      InputTransformer: {
        InputPathsMap: memberIn(transformer, 'inputPathsMap') ?? {},
        InputTemplate: memberIn(transformer, 'inputTemplate') ?? '',
      },
    }),
  };
}

/** A member under its name in CloudFormation, if it has a value. */
export function optional(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
