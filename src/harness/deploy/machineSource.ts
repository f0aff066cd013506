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
import { doubtLines, found, located } from './machineFile';
import { didYouMean } from '../../util/nearest';
import { printJson } from '../../util/ExactNumber';
import { deployedLogging } from '../../definitions/machineSettings';
import type {
  LoadedDefinition,
  LoadedDefinitions,
  LoadedLogging,
  LoadOptions,
} from '../../definitions/LoadedDefinition';
import type * as Binder from '../../definitions/bindFunctions';
import type { BoundFunction, MissingFunction } from '../../definitions/bindFunctions';
import type * as Declared from '../../definitions/declaredTargets';
import type { DeclaredTarget } from '../../definitions/declaredTargets';
import type * as Finder from '../../definitions/findDefinition';
import type * as Loader from '../../definitions/loadDefinitions';
import type { WorkflowType } from '../../language/asl/types';
import type { Origin } from '../../story/trace/Story';
import { lazy } from '../../util/lazy';

const loadLoader = lazy(
  () => require('../../definitions/loadDefinitions') as typeof import('../../definitions/loadDefinitions'),
);
const loadFindDefinition = lazy(
  () => require('../../definitions/findDefinition') as typeof import('../../definitions/findDefinition'),
);
const loadBindFunctions = lazy(
  () => require('../../definitions/bindFunctions') as typeof import('../../definitions/bindFunctions'),
);
const loadDeclaredTargets = lazy(
  () => require('../../definitions/declaredTargets') as typeof import('../../definitions/declaredTargets'),
);

/** A machine given as an object, or by its file and, if the file has several, its name. */
export function machineSource(
  place: Place,
  source: object | string,
  chosen: string | undefined,
  options: MachineOptions,
  {
    nextName,
    accountId = defaultAccountId,
    region = defaultRegion,
  }: Pick<StepmillOptions, 'accountId' | 'region'> & { nextName: () => string },
): MachineSource {
  checkMachineOptions(options);
  const owner = { accountId, region };
  return typeof source === 'string'
    ? sourceFromFile(place, source, chosen, options, owner)
    : sourceFromObject(source, options, nextName, owner);
}

/** The owner of a machine's log group, where the test names none. */
interface Owner {
  readonly accountId: string;
  readonly region: string;
}

/** Functions from a template do not replace those registered by the test. */
const ofTemplates = new WeakSet<object>();

/** A machine from a file. If tasks are answered in this process, its functions are registered as well. */
function sourceFromFile(
  place: Place,
  path: string,
  name: string | undefined,
  options: MachineOptions,
  owner: Owner,
): MachineSource {
  const { functions, missing, logging, tracing, targets, file, ...machine } = loadMachine(located(path), name, options);
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
  if (!('States' in source))
    throw new HarnessError('sfn.stateMachine() takes a definition with StartAt and States, or the path of a file.');
  const ownName = nextName();
  const name = options.name ?? ownName;
  const definition = definitionText(source, substitutions);
  const loggingConfiguration = loggingOf(name, logging, undefined, owner);
  return { name, definition, type, roleArn, arn, loggingConfiguration, tracingConfiguration: tracingOf(options) };
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

interface LoadMachineOptions extends Pick<LoadOptions, 'substitutions' | 'parameters'> {
  readonly name?: string;
  readonly roleArn?: string;
  readonly type?: MachineSource['type'];
}

/** The state machine of a file, and the functions beside it that can run here. Throws HarnessError. */
function loadMachine(
  path: string,
  name: string | undefined,
  options: LoadMachineOptions,
): MachineSource & {
  logging: LoadedLogging | undefined;
  tracing: LoadedDefinition['tracing'];
  functions: readonly BoundFunction[];
  missing: readonly MissingFunction[];
  targets: readonly DeclaredTarget[];
  file: string;
} {
  const { substitutions, parameters } = options;
  const { loadDefinitions, findDefinition, bindFunctions, missingFunctions, machineName, declaredTargets } = loader();
  const loaded = loadDefinitions(path, {
    ...(substitutions === undefined ? {} : { substitutions }),
    ...(parameters === undefined ? {} : { parameters }),
  });
  const machine = found(loaded, name, findDefinition);
  const deployedName = options.name ?? machineName(machine);
  return {
    name: deployedName,
    targets: declaredTargets(loaded, { machine, name: deployedName }),
    file: machine.source.file,
    definition: machine.definition,
    type: options.type ?? machine.type,
    roleArn: options.roleArn ?? machine.roleArn,
    logging: machine.logging,
    tracing: machine.tracing,
    locate: machine.locate,
    doubts: (message) => doubtLines(machine, message),
    functions: bindFunctions(machine.functions),
    missing: missingFunctions(machine.functions, 'test'),
    starts: loaded.starts.length === 0 ? undefined : startsOf(path, loaded, machine),
  };
}

/** What the file declares to start executions, and the names that it has for its machines. */
function startsOf(file: string, { starts, machines }: LoadedDefinitions, machine: LoadedDefinition): DeclaredStarts {
  const { namesInFiles } = loadFindDefinition();
  return { file, starts, names: namesInFiles(machine), declared: machines.flatMap(namesInFiles) };
}

/** Loaders bring YAML and more, so only a test that reads a file loads them. */
function loader(): typeof Loader & typeof Finder & typeof Binder & typeof Declared {
  return {
    ...loadLoader(),
    ...loadFindDefinition(),
    ...loadBindFunctions(),
    ...loadDeclaredTargets(),
  };
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
  /** Where it is deployed in AWS. */
  readonly arn?: string | undefined;
  /** If the file declares any: all of its rules, schedules, pipes and APIs. */
  readonly starts?: DeclaredStarts | undefined;
  /** Where the part of the definition at a JSON pointer was written, if it came from a file. */
  readonly locate?: Origin['locate'];
  /** The doubts about the file that it came from, one line each. @internal */
  readonly doubts?: Origin['doubts'];
}
