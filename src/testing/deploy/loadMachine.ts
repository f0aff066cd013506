import type * as Binder from '../../definitions/bindFunctions';
import type { BoundFunction } from '../../definitions/bindFunctions';
import type * as Finder from '../../definitions/findDefinition';
import type { LoadOptions } from '../../definitions/LoadedDefinition';
import type * as Loader from '../../definitions/loadDefinitions';
import type { MachineSource } from './Deployment';

export interface LoadMachineOptions extends Pick<LoadOptions, 'substitutions' | 'parameters'> {
  readonly name?: string;
  readonly roleArn?: string;
  readonly type?: MachineSource['type'];
}

/** The state machine of a file, and the functions beside it that can run here. Throws HarnessError. */
export function loadMachine(
  path: string,
  name: string | undefined,
  options: LoadMachineOptions,
): MachineSource & { functions: readonly BoundFunction[] } {
  const { substitutions, parameters } = options;
  const { loadDefinitions, findDefinition, bindFunctions } = loader();
  const loaded = loadDefinitions(path, {
    ...(substitutions === undefined ? {} : { substitutions }),
    ...(parameters === undefined ? {} : { parameters }),
  });
  const machine = findDefinition(loaded, name);
  return {
    name: options.name ?? machine.stateMachineName ?? plainName(machine.name),
    definition: machine.definition,
    type: options.type ?? machine.type,
    roleArn: options.roleArn ?? machine.roleArn,
    locate: machine.locate,
    functions: bindFunctions(machine.functions),
  };
}

/** A name that a state machine may have: `aws_sfn_state_machine.order` and `order.asl` become `order`. */
function plainName(name: string): string {
  return name
    .replace(/^aws_sfn_state_machine\./, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80);
}

/** Loaders bring YAML and more: only a test that reads a file loads them. */
function loader(): typeof Loader & typeof Finder & typeof Binder {
  return {
    ...(require('../../definitions/loadDefinitions') as typeof Loader),
    ...(require('../../definitions/findDefinition') as typeof Finder),
    ...(require('../../definitions/bindFunctions') as typeof Binder),
  };
}
