import { join } from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import type { LoadedDefinition, LoadedFunction } from '../../definitions/LoadedDefinition';
import type * as Loader from '../../definitions/loadDefinitions';
import { nearest } from '../../util/nearest';
import type { MachineSource } from './Deployment';

export interface LoadMachineOptions {
  readonly name?: string;
  readonly roleArn?: string;
  readonly type?: MachineSource['type'];
  readonly substitutions?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A function of the template whose handler is at hand. */
export interface BoundFunction {
  readonly name: string;
  /** `charge.handler`, relative to `folder`. */
  readonly handler: string;
  readonly folder: string;
  readonly timeoutSeconds: number | undefined;
}

/** The state machine of a file, and the functions beside it that can run here. Throws HarnessError. */
export function loadMachine(
  path: string,
  name: string | undefined,
  options: LoadMachineOptions,
): MachineSource & { functions: readonly BoundFunction[] } {
  const { substitutions, parameters } = options;
  const { machines } = loader().loadDefinitions(path, {
    ...(substitutions === undefined ? {} : { substitutions }),
    ...(parameters === undefined ? {} : { parameters }),
  });
  const machine = choose(machines, name, path);
  return {
    name: options.name ?? machine.stateMachineName ?? plainName(machine.name),
    definition: machine.definition,
    type: options.type ?? machine.type,
    roleArn: options.roleArn ?? machine.roleArn,
    locate: machine.locate,
    functions: machine.functions.flatMap(bind),
  };
}

function choose(machines: readonly LoadedDefinition[], name: string | undefined, path: string): LoadedDefinition {
  const names = machines.map((machine) => machine.name);
  if (name === undefined) {
    if (machines.length === 1) return machines[0]!;
    throw new HarnessError(
      `${path} holds ${machines.length} state machines: ${names.join(', ')}. Name one: stateMachine('${path}', '${names[0]}').`,
    );
  }
  const found = machines.find((machine) => machine.name === name || machine.aliases.includes(name));
  if (found) return found;
  const meant = nearest(name, names);
  throw new HarnessError(
    `${path} holds no state machine '${name}'. ${meant === undefined ? `It holds: ${names.join(', ')}.` : `Did you mean '${meant}'?`}`,
  );
}

function bind({ name, codePath, handler, handlerFile, timeoutSeconds }: LoadedFunction): BoundFunction[] {
  if (handlerFile === undefined || handler === undefined || codePath === undefined) return [];
  return [{ name, handler: `./${handler}`, folder: join(codePath), timeoutSeconds }];
}

/** A name that a state machine may have: `aws_sfn_state_machine.order` and `order.asl` become `order`. */
function plainName(name: string): string {
  return name
    .replace(/^aws_sfn_state_machine\./, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80);
}

/** Loaders bring YAML and more: only a test that reads a file loads them. */
function loader(): typeof Loader {
  return require('../../definitions/loadDefinitions') as typeof Loader;
}
