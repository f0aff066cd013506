import { HarnessError } from '../../errors/HarnessError';
import { defaultAccountId, defaultRegion } from '../../emulator/service/ServiceOptions';
import type { Registration } from '../../emulator/starts/Starts';
import type { Place } from '../places/Place';
import {
  checkMachineOptions,
  type MachineOptions,
  type StepmillOptions,
  type LoggingOptions,
} from '../StepmillOptions';
import type { FunctionAssets } from './FunctionAssets';
import type { LoadedMachine } from './loadMachine';
import { didYouMean } from '../../util/nearest';
import { printJson } from '../../util/ExactNumber';
import { deployedLogging } from '../../definitions/machineSettings';
import { describeStranger, isCdkObject } from '../../definitions/cdk/CdkObject';
import type { LoadedLogging } from '../../definitions/LoadedDefinition';
import type { DeclaredRole } from '../../contract/DeclaredRole';
import type { WorkflowType } from '../../language/asl/types';
import type { Origin } from '../../story/trace/Story';
import { lazy } from '../../util/lazy';

const loadMachineLoader = lazy(() => require('./loadMachine') as typeof import('./loadMachine'));

const loadEnforceOverHttp = lazy(() => require('./enforceOverHttp') as typeof import('./enforceOverHttp'));

/** A machine given as an object, or by its file or CDK app and, if that has several, its name. */
export function machineSource(
  place: Place,
  source: object | string,
  chosen: string | undefined,
  options: MachineOptions,
  {
    nextName,
    assets,
    accountId = defaultAccountId,
    region = defaultRegion,
  }: Pick<StepmillOptions, 'accountId' | 'region'> & {
    nextName: () => string;
    assets: FunctionAssets;
  },
): MachineSource {
  checkMachineOptions(options);
  const owner = { accountId, region };
  const machine =
    typeof source !== 'string' && !isCdkObject(source)
      ? sourceFromObject(source, options, nextName, owner)
      : deployable(place, loadMachineLoader().loadMachine(source, chosen, options, assets), options, owner);
  return { ...machine, enforce: enforcement(place, machine, options, owner) };
}

/** The role of a machine without one. */
export const defaultRoleArn = 'arn:aws:iam::123456789012:role/stepmill';

/** The owner of a machine's log group, where the test names none. */
interface Owner {
  readonly accountId: string;
  readonly region: string;
}

/** Makes the policies of the machine's role known before it is deployed; `undefined` if they are not enforced. */
function enforcement(
  place: Place,
  source: MachineSource,
  { policies }: MachineOptions,
  owner: Owner,
): MachineSource['enforce'] {
  const { name, roles = () => [], roleArn = defaultRoleArn } = source;
  const enforced = place.kind === 'aws' ? undefined : place.answers('policies').denials.enforced;
  if (enforced !== undefined) {
    if (policies !== undefined) enforced.checkPolicies(name, policies);
    return () => {
      enforced.know(name, roles, policies);
      if (place.kind === 'http') loadEnforceOverHttp().enforceOverHttp(enforced, source, roleArn, owner);
    };
  }
  if (policies === undefined) return undefined;
  throw new HarnessError(`The policies of '${name}' have no effect: write stepmill({ iam: 'enforce' }).`);
}

/** Functions from a template do not replace those registered by the test. */
const ofTemplates = new WeakSet<object>();

/** A machine from a file or an app. If tasks are answered in this process, its functions are registered as well. */
function deployable(place: Place, loaded: LoadedMachine, options: MachineOptions, owner: Owner): MachineSource {
  const { functions, missing, logging, tracing, targets, file, ...machine } = loaded;
  // In AWS, the deployed functions are called.
  if (place.kind === 'aws') return { ...machine, arn: options.arn };
  const { functions: registry, targets: known } = place.answers('functions of a template');
  known.add(targets, (target) => target.file === file);
  for (const { name: functionName, why, environment } of missing) {
    registry.explainMissing(functionName, why);
    registry.variables.declare(functionName, environment);
  }
  for (const { name: functionName, handler, timeoutSeconds, environment, process } of functions) {
    registry.variables.declare(functionName, environment);
    const there = registry.find(functionName);
    if (there !== undefined && !ofTemplates.has(there)) continue;
    if (process === undefined) registry.registerFile(functionName, handler, { timeoutSeconds });
    else registry.registerRuntime(functionName, { ...process, handler, timeoutSeconds, environment });
    ofTemplates.add(registry.find(functionName)!);
  }
  const loggingConfiguration = loggingOf(machine.name, options.logging, logging, owner);
  return { ...machine, loggingConfiguration, tracingConfiguration: tracingOf(options) ?? tracing };
}

/** A machine given as an object; `nextName` names it if the test does not. */
function sourceFromObject(
  source: object,
  options: MachineOptions,
  nextName: () => string,
  owner: Owner,
): MachineSource {
  const { type = 'STANDARD', roleArn, arn, substitutions, parameters, logging } = options;
  if (parameters !== undefined)
    throw new HarnessError('Parameters belong to a template; an object takes { substitutions }.');
  if (typeof source !== 'object' || source === null || !('States' in source)) throw notAccepted(source);
  const ownName = nextName();
  const name = options.name ?? ownName;
  const definition = definitionText(source, substitutions);
  const loggingConfiguration = loggingOf(name, logging, undefined, owner);
  return { name, definition, type, roleArn, arn, loggingConfiguration, tracingConfiguration: tracingOf(options) };
}

function notAccepted(source: unknown): HarnessError {
  const accepted =
    'sfn.stateMachine() takes a definition with StartAt and States, the path of a file, or an App, Stage, Stack or Template of aws-cdk-lib.';
  const hint = describeStranger(source);
  return new HarnessError(hint === undefined ? accepted : `${accepted} ${hint}`);
}

const substitution = /\$\{([^${}"]+)\}/g;

/** The JSON of a definition, with its `${Token}`s replaced. Throws HarnessError for values that no token uses. */
export function definitionText(definition: object, substitutions: Readonly<Record<string, string>> = {}): string {
  const text = printJson(definition);
  const tokens = new Set([...text.matchAll(substitution)].map(([, name]) => name!));
  const unused = Object.keys(substitutions).find((name) => !tokens.has(name));
  if (unused !== undefined) {
    const hint = didYouMean(unused, [...tokens]);
    const advice = hint === undefined ? '' : ` ${hint}`;
    throw new HarnessError(`The definition has no \${${unused}} to put the substitution '${unused}' in.${advice}`);
  }
  return text.replace(substitution, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? JSON.stringify(substitutions[name]).slice(1, -1) : whole,
  );
}

/** The logging configuration of a machine: the test's, or else the file's; `undefined` without either. */
function loggingOf(
  name: string,
  given: MachineOptions['logging'],
  fromFile: LoadedLogging | undefined,
  place: { region: string; accountId: string },
): object | undefined {
  const asked = given === undefined ? fromFile : toConfiguration(typeof given === 'string' ? { level: given } : given);
  return deployedLogging(asked, { name, ...place });
}

function tracingOf({ tracing }: MachineOptions): { enabled: boolean } | undefined {
  return tracing === undefined ? undefined : { enabled: tracing };
}

function toConfiguration({ level, includeExecutionData = true, logGroupArn }: LoggingOptions): LoadedLogging {
  const destinations = logGroupArn === undefined ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn } }];
  return { level, includeExecutionData, destinations };
}

/** What the file of a machine declares to start executions. */
export interface DeclaredStarts extends Pick<Registration, 'file' | 'starts' | 'declared'> {
  /** The names of this machine in the file. */
  readonly names: readonly string[];
}

export interface MachineSource {
  readonly name: string;
  /** JSON. */
  readonly definition: string;
  readonly type: WorkflowType;
  readonly roleArn?: string | undefined;
  /** As CreateStateMachine takes it. */
  readonly loggingConfiguration?: object | undefined;
  /** As CreateStateMachine takes it. */
  readonly tracingConfiguration?: object | undefined;
  /** The roles that its files declare. */
  readonly roles?: () => readonly DeclaredRole[];
  /** Makes them known where they are enforced, before it is deployed. */
  readonly enforce?: (() => void) | undefined;
  /** Where it is deployed in AWS. */
  readonly arn?: string | undefined;
  /** If the file declares any: all of its rules, schedules, pipes and APIs. */
  readonly starts?: DeclaredStarts | undefined;
  /** Where the part of the definition at a JSON pointer was written, if it came from a file. */
  readonly locate?: Origin['locate'];
  /** The doubts about the file that it came from, one line each. @internal */
  readonly doubts?: Origin['doubts'];
}
