import { ServiceError } from '../../errors/ServiceError';
import { partitionOf } from '../../util/partitionOf';

/** The account and region of a call. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
}

/** A parsed ARN of Step Functions: `arn:<partition>:states:<region>:<account>:<type>:<resource>`. */
export interface StatesArn extends Scope {
  readonly arn: string;
  readonly type: string;
  readonly resource: string;
}

export interface StateMachineArn extends Scope {
  readonly arn: string;
  /** Without version, alias or label. */
  readonly unqualified: string;
  readonly name: string;
  /** A version number or the name of an alias. */
  readonly qualifier: string | undefined;
  /** The label of a Distributed Map, or the name its child executions run under. */
  readonly label: string | undefined;
}

const form = /^arn:aws[a-z-]*:states:([a-z0-9-]+):(\d{12}):([A-Za-z]+):(.+)$/s;

/** Parses an ARN. Throws InvalidArn if it is not one of Step Functions, or not of one of the `types`. */
export function parseArn(arn: string, ...types: readonly string[]): StatesArn {
  const match = form.exec(arn);
  if (match === null) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  const [, region, accountId, type, resource] = match as unknown as [string, string, string, string, string];
  if (!types.includes(type)) throw invalidArn(`Resource type not valid in this context: ${type}`);
  return { arn, region, accountId, type, resource };
}

/** Parses the ARN of a state machine, with an optional version, alias or label at its end. */
export function parseStateMachineArn(arn: string): StateMachineArn {
  const { region, accountId, resource } = parseArn(arn, 'stateMachine');
  const [, name, separator, rest] = /^([^:/]+)(?:([:/])(.*))?$/s.exec(resource) ?? [];
  if (name === undefined || rest === '') throw invalidArn(`Invalid ARN prefix: ${arn}`);
  return {
    arn,
    region,
    accountId,
    name,
    unqualified: rest === undefined ? arn : arn.slice(0, arn.length - rest.length - 1),
    qualifier: separator === ':' ? rest : undefined,
    label: separator === '/' ? rest : undefined,
  };
}

/** Whether the qualifier of a state machine ARN is a version number; an alias name has something else in it. */
export function isVersionNumber(qualifier: string): boolean {
  return /^[0-9]+$/.test(qualifier);
}

function invalidArn(text: string): ServiceError {
  return new ServiceError('InvalidArn', `Invalid Arn: '${text}'`);
}

export function stateMachineArn(scope: Scope, name: string): string {
  return `${prefix(scope)}:stateMachine:${name}`;
}

export function executionArn(scope: Scope, stateMachineName: string, name: string): string {
  return `${prefix(scope)}:execution:${stateMachineName}:${name}`;
}

/** Every start of an Express workflow has a unique ARN, whatever its name. */
export function expressExecutionArn(scope: Scope, stateMachineName: string, name: string, uuid: string): string {
  return `${prefix(scope)}:express:${stateMachineName}:${name}:${uuid}`;
}

/** AWS: the execution in which TestState runs a state has one part less (recorded). */
export function testedExecutionArn(scope: Scope, stateMachineName: string, name: string): string {
  return `${prefix(scope)}:express:${stateMachineName}:${name}`;
}

export function activityArn(scope: Scope, name: string): string {
  return `${prefix(scope)}:activity:${name}`;
}

function prefix({ region, accountId }: Scope): string {
  return `arn:${partitionOf(region)}:states:${region}:${accountId}`;
}
