import { rolesSeenFrom } from '../../definitions/roles/rolesSeenFrom';
import type { BoundFunction, MissingFunction } from '../../definitions/bindFunctions';
import type { CdkObject } from '../../definitions/cdk/CdkObject';
import type { LoadedCdkObject } from '../../definitions/cdk/loadCdkObject';
import type { DeclaredTarget } from '../../definitions/declaredTargets';
import type {
  LoadedDefinition,
  LoadedDefinitions,
  LoadedLogging,
  LoadOptions,
} from '../../definitions/LoadedDefinition';
import { present } from '../../util/present';
import { lazy } from '../../util/lazy';
import { doubtLines, found, located } from './machineFile';
import type { FunctionAssets } from './FunctionAssets';
import type { DeclaredStarts, MachineSource } from './machineSource';

// Loaders bring YAML and more, so only a test that reads a file loads them.
const loadLoader = lazy(
  () => require('../../definitions/loadDefinitions') as typeof import('../../definitions/loadDefinitions'),
);
const loadCdkLoader = lazy(
  () => require('../../definitions/cdk/loadCdkObject') as typeof import('../../definitions/cdk/loadCdkObject'),
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

interface LoadMachineOptions extends Pick<LoadOptions, 'substitutions' | 'parameters' | 'account' | 'region'> {
  readonly name?: string;
  readonly roleArn?: string;
  readonly type?: MachineSource['type'];
}

/** A state machine of a file or an app of CDK, and the functions beside it. */
export interface LoadedMachine extends MachineSource {
  readonly logging: LoadedLogging | undefined;
  readonly tracing: LoadedDefinition['tracing'];
  readonly functions: readonly BoundFunction[];
  /** From where the handlers of functions are loaded, if not from where they are. */
  readonly placers: ReturnType<FunctionAssets['placers']>;
  /** Those that cannot run here. */
  readonly missing: readonly MissingFunction[];
  readonly targets: readonly DeclaredTarget[];
  readonly roles: () => LoadedDefinitions['roles'];
  readonly file: string;
}

/** The state machine with a name, and the functions beside it that can run here. Throws HarnessError. */
export function loadMachine(
  source: string | CdkObject,
  name: string | undefined,
  options: LoadMachineOptions,
  assets: FunctionAssets,
): LoadedMachine {
  const { loaded, file, assets: assetFolder, path = '' } = loadSource(source, options);
  const { findDefinition, machineName } = loadFindDefinition();
  const { bindFunctions, missingFunctions } = loadBindFunctions();
  const machine = found(loaded, fullName(name, path, loaded), findDefinition);
  const deployedName = options.name ?? machineName(machine);
  const { functions } = machine;
  return {
    name: deployedName,
    roles: () => rolesSeenFrom(machine.source.file, loaded.roles),
    targets: loadDeclaredTargets().declaredTargets(loaded, { machine, name: deployedName }),
    file: machine.source.file,
    definition: machine.definition,
    type: options.type ?? machine.type,
    roleArn: options.roleArn ?? machine.roleArn,
    logging: machine.logging,
    tracing: machine.tracing,
    locate: machine.locate,
    doubts: (message) => doubtLines(machine, message),
    functions: bindFunctions(functions),
    placers: assetFolder === undefined ? new Map() : assets.placers(functions, assetFolder),
    missing: missingFunctions(functions, 'test'),
    starts: loaded.starts.length === 0 ? undefined : startsOf(file, loaded, machine),
  };
}

/** What the file declares to start executions, and the names that it has for its machines. */
function startsOf(file: string, loaded: LoadedDefinitions, machine: LoadedDefinition): DeclaredStarts {
  const { namesInArns } = loadFindDefinition();
  const { starts, machines } = loaded;
  const declared = machines.flatMap((each) => namesInArns(each, loaded));
  return { file, starts, names: namesInArns(machine, loaded), declared };
}

/** A name may leave out the construct path of the stack or stage that was given. */
function fullName(name: string | undefined, path: string, { machines, unavailable }: LoadedDefinitions): typeof name {
  const full = `${path}/${name}`;
  return [...machines, ...unavailable].some(({ aliases }) => aliases.includes(full)) ? full : name;
}

interface Loaded extends Partial<Omit<LoadedCdkObject, 'loaded'>> {
  readonly loaded: LoadedDefinitions;
  /** A name for all that was read together. */
  readonly file: string;
}

function loadSource(source: string | CdkObject, given: LoadMachineOptions): Loaded {
  const { substitutions, parameters, account, region } = given;
  const options = present({ substitutions, parameters, account, region });
  if (typeof source === 'string') {
    const file = located(source);
    return { loaded: loadLoader().loadDefinitions(file, options), file };
  }
  const loaded = loadCdkLoader().loadCdkObject(source, options);
  return { ...loaded, file: loaded.assets ?? loaded.loaded.files[0]! };
}
