import { rolesSeenFrom } from '../../definitions/roles/rolesSeenFrom';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type {
  LoadedDefinition,
  LoadedDefinitions,
  LoadedFunction,
  LoadOptions,
} from '../../definitions/LoadedDefinition';
import { declaredTargets } from '../../definitions/declaredTargets';
import { machineName, namesInFiles } from '../../definitions/findDefinition';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../../emulator/service/Service';
import { deployMachine, redeployMachine } from '../deploy/deployMachine';
import { registerStarts } from '../deploy/registerStarts';
import { registerFunctions } from '../deploy/registerFunctions';
import type { RenamedMachine } from './edit/renames/StateNames';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';

/** A state machine of a file in a service. */
export interface DeployedMachine {
  readonly name: string;
  readonly arn: string;
  machine: LoadedDefinition;
  /** The file or folder that was named on the command line. */
  readonly path: string;
}

/** The result of loading or reloading a file. */
export interface Reloaded {
  readonly created: readonly DeployedMachine[];
  readonly updated: readonly DeployedMachine[];
  /** Machines that the file no longer declares. They stay. */
  readonly gone: readonly DeployedMachine[];
  /** Why machines could not be deployed, and other notes. */
  readonly errors: readonly string[];
  readonly notes: readonly string[];
}

/** The state machines of some files in a service. They are deployed, and redeployed when their files have changed. */
export class Deployments {
  /** The values of all files. */
  readonly given: GivenValues;
  private readonly byName = new Map<string, DeployedMachine>();
  private readonly loaded = new Map<string, LoadedDefinitions>();

  constructor(
    private readonly service: Service,
    private readonly options: LoadOptions,
    private readonly functionFlags: FunctionFlags,
    private readonly colour: boolean,
  ) {
    this.given = new GivenValues(options);
  }

  get machines(): readonly DeployedMachine[] {
    return [...this.byName.values()];
  }

  /** Every known file that a path was read from. */
  files(path: string): readonly string[] {
    return [path, ...(this.loaded.get(path)?.files ?? [])];
  }

  /** What a named file or folder declares. */
  definitions(path: string): LoadedDefinitions {
    return this.loaded.get(path)!;
  }

  /** The machine with an ARN, by the names that no other machine of these files has. */
  named(arn: string): RenamedMachine | undefined {
    const found = this.machines.find((one) => one.arn === arn);
    if (found === undefined) return undefined;
    const { name, machine, path } = found;
    const { definitionFile, file } = machine.source;
    const places = [path, file, ...(definitionFile === undefined ? [] : [definitionFile])].map(realPathOf);
    const ofOthers = new Set(this.machines.flatMap((one) => (one === found ? [] : namesInFiles(one.machine))));
    return {
      name,
      names: namesInFiles(machine).filter((one) => !ofOthers.has(one)),
      isAlone: this.machines.filter((one) => one.path === path).length === 1,
      isDeclaredIn: (other) => places.includes(realPathOf(other)),
    };
  }

  /** The functions that the files declare. */
  get functions(): readonly LoadedFunction[] {
    return [...this.loaded.values()].flatMap(({ functions }) => functions);
  }

  /** Reads a file or folder and deploys what it declares. Throws HarnessError if it cannot be read. */
  load(path: string): Reloaded {
    const loaded = loadWith(this.given, path, this.options);
    this.loaded.set(path, loaded);
    this.service.answers.targets.add(declaredTargets(loaded));
    registerFunctions(this.service, loaded.functions, this.functionFlags);
    const created: DeployedMachine[] = [];
    const updated: DeployedMachine[] = [];
    const errors = loaded.unavailable.map(({ error }) => error.message);
    const names = new Map<string, string>();
    for (const machine of loaded.machines) {
      this.service.answers.denials.enforced?.replace(machineName(machine), () =>
        rolesSeenFrom(machine.source.file, loaded.roles),
      );
      try {
        checkNamedOnce(names, machine, path);
        const before = this.byName.get(machineName(machine));
        if (before === undefined) created.push(this.create(machine, path));
        else if (this.update(before, machine, path)) updated.push(before);
      } catch (error) {
        if (!HarnessError.is(error)) throw error;
        errors.push(error.message);
      }
    }
    errors.push(...registerStarts(this.service, path, loaded, (machine) => this.byName.get(machineName(machine))?.arn));
    const gone = this.machines.filter((machine) => machine.path === path && !names.has(machine.name));
    for (const { name } of gone) this.byName.delete(name);
    return { created, updated, gone, errors, notes: loaded.notes.map(({ message }) => message) };
  }

  private create(machine: LoadedDefinition, path: string): DeployedMachine {
    const name = machineName(machine);
    const arn = deployMachine(this.service, machine, { colour: this.colour });
    const deployed = { name, arn, machine, path };
    this.byName.set(name, deployed);
    return deployed;
  }

  /** Whether there was anything to update. */
  private update(before: DeployedMachine, machine: LoadedDefinition, path: string): boolean {
    if (before.path !== path) {
      throw declaredTwice(before.name, path, before.path);
    }
    if (machine.type !== before.machine.type) {
      throw new HarnessError(
        `'${before.name}' is ${before.machine.type} and cannot become ${machine.type}, as on AWS. Start again, or delete it first.`,
      );
    }
    const { definition, roleArn, logging } = before.machine;
    const isSame = machine.definition === definition && machine.roleArn === roleArn;
    if (isSame && isDeepStrictEqual(machine.logging, logging)) return false;
    redeployMachine(this.service, before.arn, machine, { colour: this.colour });
    before.machine = machine;
    return true;
  }
}

/**
 * Throws a HarnessError for a second state machine of one name in a file, which would replace the first; AWS does not
 * deploy it. Adds the name to `names`, with its logical id, key or address.
 */
export function checkNamedOnce(names: Map<string, string>, machine: LoadedDefinition, path: string): void {
  const name = machineName(machine);
  const before = names.get(name);
  if (before === undefined) void names.set(name, machine.name);
  else
    throw new HarnessError(
      `${path} declares two state machines '${name}': ${before} and ${machine.name}. AWS deploys only one of them; ${before} is served. Give each its own name.`,
    );
}

export function declaredTwice(name: string, path: string, before: string): HarnessError {
  return new HarnessError(
    `${path} and ${before} both declare a state machine '${name}'; the one in ${before} is served.`,
  );
}

function realPathOf(path: string): string {
  try {
    return realpathSync.native(resolve(path));
  } catch {
    return resolve(path);
  }
}
