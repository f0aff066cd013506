import { checkServiceCallee } from '../tasks/mocking/checkCalleeName';
import type { WorkflowType } from '../language/asl/types';
import type { ServiceOptions } from '../emulator/service/ServiceOptions';
import { HarnessError } from '../errors/HarnessError';
import { checkMembers } from '../util/checkMembers';
import type { PlaceOptions } from './places/createPlace';

/** Options of a harness. By default, time skips. */
export type StepmillOptions = Pick<
  ServiceOptions,
  | 'time'
  | 'startTime'
  | 'schedules'
  | 'seed'
  | 'accountId'
  | 'region'
  | 'mocks'
  | 'unmocked'
  | 'handlers'
  | 'validation'
  | 'environment'
  | 'passEnvironment'
  | 'awsCalls'
  | 'endpoints'
  | 'connections'
  | 'quotas'
  | 'keep'
  | 'deliverEvents'
  | 'iam'
> &
  PlaceOptions & {
    /** `fail`: a test fails at its end if a mock written in it was never used. Default `ignore`. */
    readonly unusedMocks?: 'ignore' | 'fail' | undefined;
    /**
     * A folder of S3 buckets: `DIR/<bucket>/<key>`. It is only read; objects written in a test are removed after it.
     */
    readonly s3?: string | undefined;
  };

/** Which events are logged: `loggingConfiguration.level` of CreateStateMachine. */
export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF';

/** Execution logs of a state machine without a `loggingConfiguration` of its own. */
export interface LoggingOptions {
  readonly level: LogLevel;
  /** Default true. Differs from AWS: its default is false. */
  readonly includeExecutionData?: boolean;
  /** Default: a log group with the name of the machine. */
  readonly logGroupArn?: string;
}

/** Options of a state machine. */
export interface MachineOptions {
  /** Its name. Default: the one in the file, else `StateMachine1`, `StateMachine2` … */
  readonly name?: string;
  /** `STANDARD` or `EXPRESS`. Default: the type in the file, else `STANDARD`. */
  readonly type?: WorkflowType;
  /** Its role, whose permissions are only checked with `iam: 'enforce'`. Default: the one in the file, else a generated one. */
  readonly roleArn?: string;
  /**
   * The policy documents of its role, for `iam: 'enforce'`, in place of those in the file.
   *
   * @example { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }] }
   */
  readonly policies?: object | readonly object[];
  /** Execution logs; a level alone logs with execution data. Default: the configuration in the file, else no logs. */
  readonly logging?: LogLevel | LoggingOptions;
  /**
   * Whether its executions are traced: see `sfn.telemetry.segments`. Default: the configuration in the file, or else
   * false.
   */
  readonly tracing?: boolean;
  /** The ARN of the deployed state machine, for tests that run in AWS. Default: `STEPMILL_STATE_MACHINE_ARN_<NAME>`. */
  readonly arn?: string;
  /** Values for `${Token}`s of the definition. */
  readonly substitutions?: Readonly<Record<string, string>>;
  /** Values for the parameters of a template. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const stepmillOptions: Record<keyof StepmillOptions, readonly string[] | undefined> = {
  time: undefined,
  startTime: undefined,
  schedules: undefined,
  seed: undefined,
  accountId: undefined,
  region: undefined,
  mocks: undefined,
  unmocked: undefined,
  handlers: undefined,
  validation: ['NONE', 'PRESENT', 'STRICT'],
  environment: undefined,
  passEnvironment: undefined,
  awsCalls: ['fail', 'allow'],
  endpoints: undefined,
  connections: undefined,
  quotas: undefined,
  keep: undefined,
  deliverEvents: undefined,
  iam: undefined,
  target: undefined,
  endpoint: undefined,
  unusedMocks: ['ignore', 'fail'],
  s3: undefined,
};

/** Throws a HarnessError for an unknown option or an invalid value. */
export function checkStepmillOptions(options: StepmillOptions): void {
  checkMembers(options, Object.keys(stepmillOptions), 'stepmill(…)');
  const { time, unmocked, keep, accountId, endpoints, deliverEvents } = options;
  if (deliverEvents !== undefined && typeof deliverEvents !== 'boolean')
    throw refused('deliverEvents', 'true or false', deliverEvents);
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) throw refused('accountId', 'twelve digits', accountId);
  if (endpoints !== undefined) checkEndpoints(endpoints);
  const { iam } = options;
  if (typeof iam === 'object') checkMembers(iam, ['roles', 'context', 'undecided'], 'The option iam');
  else if (iam !== undefined && (iam as string) !== 'enforce') throw refused('iam', "'enforce' or an object", iam);
  const { passEnvironment = [] } = options;
  if (!Array.isArray(passEnvironment) || passEnvironment.some((name) => typeof name !== 'string'))
    throw refused('passEnvironment', "a list of names (['GITHUB_TOKEN'])", passEnvironment);
  const { schedules = true } = options;
  if (typeof schedules !== 'boolean') throw refused('schedules', 'true or false', schedules);
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

function checkEndpoints(endpoints: NonNullable<StepmillOptions['endpoints']>): void {
  checkMembers(endpoints, ['urls', 'useAws', 'http'], 'The option endpoints');
  const { urls = {}, useAws } = endpoints;
  for (const service of [...Object.keys(urls), ...(Array.isArray(useAws) ? (useAws as readonly string[]) : [])])
    checkServiceCallee(service.replaceAll(/[_\-\s]/g, '').toLowerCase());
  for (const [service, url] of Object.entries(urls))
    if (!URL.canParse(url)) throw refused(`endpoints.urls.${service}`, "a URL ('http://127.0.0.1:9324')", url);
}

function refused(name: string, what: string, value: unknown): HarnessError {
  return new HarnessError(`The option ${name} is ${what}, not ${JSON.stringify(value) ?? typeof value}.`);
}

const machineOptions: Record<keyof MachineOptions, true> = {
  name: true,
  type: true,
  roleArn: true,
  policies: true,
  logging: true,
  tracing: true,
  arn: true,
  substitutions: true,
  parameters: true,
};

export function checkMachineOptions(options: MachineOptions): void {
  checkMembers(options, Object.keys(machineOptions), 'sfn.stateMachine(…)');
  const { logging, tracing } = options;
  if (tracing !== undefined && typeof tracing !== 'boolean') throw refused('tracing', 'true or false', tracing);
  if (logging === undefined) return;
  if (typeof logging === 'object')
    checkMembers(logging, ['level', 'includeExecutionData', 'logGroupArn'], 'The option logging');
  const level = typeof logging === 'object' ? logging.level : logging;
  if (!['ALL', 'ERROR', 'FATAL', 'OFF'].includes(level))
    throw refused('logging', "'ALL', 'ERROR', 'FATAL' or 'OFF'", level);
}
