import type * as Binder from '../../../definitions/bindFunctions';
import type { BoundFunction, MissingFunction } from '../../../definitions/bindFunctions';
import type * as Finder from '../../../definitions/findDefinition';
import type { LoadedLogging, LoadOptions } from '../../../definitions/LoadedDefinition';
import type * as Loader from '../../../definitions/loadDefinitions';
import type { MachineSource } from './Deployment';

interface LoadMachineOptions extends Pick<LoadOptions, 'substitutions' | 'parameters'> {
  readonly name?: string;
  readonly roleArn?: string;
  readonly type?: MachineSource['type'];
}

/** The state machine of a file, and the functions beside it that can run here. Throws HarnessError. */
export function loadMachine(
  path: string,
  name: string | undefined,
  options: LoadMachineOptions,
): MachineSource & {
  logging: LoadedLogging | undefined;
  functions: readonly BoundFunction[];
  missing: readonly MissingFunction[];
} {
  const { substitutions, parameters } = options;
  const { loadDefinitions, findDefinition, bindFunctions, missingFunctions, machineName } = loader();
  const loaded = loadDefinitions(path, {
    ...(substitutions === undefined ? {} : { substitutions }),
    ...(parameters === undefined ? {} : { parameters }),
  });
  const machine = findDefinition(loaded, name);
  return {
    name: options.name ?? machineName(machine),
    definition: machine.definition,
    type: options.type ?? machine.type,
    roleArn: options.roleArn ?? machine.roleArn,
    logging: machine.logging,
    locate: machine.locate,
    functions: bindFunctions(machine.functions),
    missing: missingFunctions(machine.functions, 'test'),
  };
}

/** Loaders bring YAML and more: only a test that reads a file loads them. */
function loader(): typeof Loader & typeof Finder & typeof Binder {
  return {
    ...(require('../../../definitions/loadDefinitions') as typeof Loader),
    ...(require('../../../definitions/findDefinition') as typeof Finder),
    ...(require('../../../definitions/bindFunctions') as typeof Binder),
  };
}
