import type { WorkflowType } from '../../language/asl/types';
import type { ServiceOptions } from '../../emulator/service/ServiceOptions';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import type { PlaceOptions } from '../places/createPlace';

/** What a harness is made with. Time skips unless something else is asked for. */
export type StepmillOptions = Pick<
  ServiceOptions,
  | 'time'
  | 'startTime'
  | 'seed'
  | 'accountId'
  | 'region'
  | 'mocks'
  | 'unmocked'
  | 'handlers'
  | 'validation'
  | 'environment'
  | 'endpoints'
  | 'connections'
  | 'quotas'
  | 'keep'
> &
  PlaceOptions & {
    /** `fail`: a test fails at its end when one of the mocks that were written in it was never asked. Default `ignore`. */
    readonly unusedMocks?: 'ignore' | 'fail' | undefined;
    /** A folder of buckets for S3: `DIR/<bucket>/<key>`. It is only read; what is written is forgotten with the test. */
    readonly s3?: string | undefined;
  };

/** Which events an execution logs, as `loggingConfiguration.level` of CreateStateMachine. */
export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF';

/** What executions log, for a state machine without a `loggingConfiguration` of its own. */
export interface LoggingOptions {
  readonly level: LogLevel;
  /** Default true, unlike AWS's. */
  readonly includeExecutionData?: boolean;
  /** Default: one with the machine's name. */
  readonly logGroupArn?: string;
}

/** About a state machine, beside its definition. */
export interface MachineOptions {
  /** Default: the name in the file, else `StateMachine1`, `StateMachine2` … */
  readonly name?: string;
  /** Default: the type in the file, else `STANDARD`. */
  readonly type?: WorkflowType;
  /** Default: the role in the file, else a made-up one. Nothing is asked of it. */
  readonly roleArn?: string;
  /** What its executions log, in place of what the file says: a level, with execution data. Default: nothing. */
  readonly logging?: LogLevel | LoggingOptions;
  /** Where it is deployed in AWS. Default: `STEPMILL_STATE_MACHINE_ARN_<NAME>`. Elsewhere the test deploys it itself. */
  readonly arn?: string;
  /** Values for `${Token}`s of the definition. */
  readonly substitutions?: Readonly<Record<string, string>>;
  /** Values for the parameters of a template. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const stepmillOptions: Record<keyof StepmillOptions, readonly string[] | undefined> = {
  time: undefined,
  startTime: undefined,
  seed: undefined,
  accountId: undefined,
  region: undefined,
  mocks: undefined,
  unmocked: undefined,
  handlers: undefined,
  validation: ['NONE', 'PRESENT', 'STRICT'],
  environment: undefined,
  endpoints: undefined,
  connections: undefined,
  quotas: undefined,
  keep: undefined,
  target: undefined,
  endpoint: undefined,
  unusedMocks: ['ignore', 'fail'],
  s3: undefined,
};

/** Throws a HarnessError for an unknown option, and for a value that an option does not take. */
export function checkStepmillOptions(options: StepmillOptions): void {
  checkMembers(options, Object.keys(stepmillOptions), 'stepmill(…)');
  const { time, unmocked, keep, accountId } = options;
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) throw refused('accountId', 'twelve digits', accountId);
  if (keep !== undefined) checkMembers(keep, ['executions', 'bytes', 'children'], 'The option keep');
  if (typeof time === 'object' && time !== null) checkMembers(time, ['scale'], 'The option time');
  if (!['fail', 'forward', undefined].includes(unmocked as string | undefined) && typeof unmocked !== 'function')
    throw refused('unmocked', "'fail', 'forward' or a function", unmocked);
  for (const [name, words] of Object.entries(stepmillOptions)) {
    const value = options[name as keyof StepmillOptions];
    if (value !== undefined && words !== undefined && !words.includes(value as string))
      throw refused(name, words.map((word) => `'${word}'`).join(' or '), value);
  }
}

function refused(name: string, what: string, value: unknown): HarnessError {
  return new HarnessError(`The option ${name} is ${what}, not ${JSON.stringify(value) ?? typeof value}.`);
}

const machineOptions: Record<keyof MachineOptions, true> = {
  name: true,
  type: true,
  roleArn: true,
  logging: true,
  arn: true,
  substitutions: true,
  parameters: true,
};

export function checkMachineOptions(options: MachineOptions): void {
  checkMembers(options, Object.keys(machineOptions), 'sfn.stateMachine(…)');
  const { logging } = options;
  if (logging === undefined) return;
  if (typeof logging === 'object')
    checkMembers(logging, ['level', 'includeExecutionData', 'logGroupArn'], 'The option logging');
  const level = typeof logging === 'object' ? logging.level : logging;
  if (!['ALL', 'ERROR', 'FATAL', 'OFF'].includes(level))
    throw refused('logging', "'ALL', 'ERROR', 'FATAL' or 'OFF'", level);
}
