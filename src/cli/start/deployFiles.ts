import { rolesSeenFrom } from '../../definitions/roles/rolesSeenFrom';
import { isDeepStrictEqual } from 'node:util';
import { declaredTargets } from '../../definitions/declaredTargets';
import { machineName } from '../../definitions/findDefinition';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type { LoadedDefinition, LoadedFunction, LoadOptions } from '../../definitions/LoadedDefinition';
import type { DeployedFiles, NamedFiles } from '../../emulator/control/ServerOwner';
import type { Service } from '../../emulator/service/Service';
import { HarnessError } from '../../errors/HarnessError';
import { deployMachine } from '../deploy/deployMachine';
import { registerFunctions } from '../deploy/registerFunctions';
import { registerStarts } from '../deploy/registerStarts';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { checkNamedOnce, declaredTwice } from './Deployments';
import { permitted } from './permitted';

/** Where files are deployed, and by which server. */
export interface Deploying {
  readonly target: Service;
  /** The server's own service: functions stay warm in it, for all accounts. */
  readonly server: Service;
  /** The server's own files. */
  readonly files: readonly string[];
}

type DeployFlags = LoadFlags & FunctionFlags & { readonly deployFrom?: readonly string[] | undefined };

/**
 * Deploys the state machines of files to a service, replacing those with the same names: of the files that a request
 * names, with their functions, or else of the server's. The files are read again, for the account and region of the
 * service: definitions contain both in ARNs. Throws HarnessError for a file outside the folders of `--deploy-from`.
 */
export function deployRequested(deploying: Deploying, named: NamedFiles, flags: DeployFlags): DeployedFiles {
  const { target, files } = deploying;
  const { accountId: account, region } = target;
  const options = { ...toLoadOptions(flags), account, region };
  if (named.files === undefined) {
    if (named.parameters !== undefined || named.substitutions !== undefined)
      throw new HarnessError("Values go with 'files': the server's own files have those of its command line.");
    if (files.length === 0)
      throw new HarnessError('The server has no files. Name them when it starts: stepmill start template.yaml');
    return deployFiles(target, files, options);
  }
  const paths = named.files.map((file) => permitted(file, flags.deployFrom ?? []));
  const values: LoadOptions = {
    ...options,
    parameters: { ...options.parameters, ...named.parameters },
    substitutions: { ...options.substitutions, ...named.substitutions },
  };
  return deployFiles(target, paths, values, (functions) => runFunctions(deploying, functions, flags));
}

function deployFiles(
  service: Service,
  paths: readonly string[],
  options: LoadOptions,
  onFunctions?: (functions: readonly LoadedFunction[]) => void,
): DeployedFiles {
  const given = new GivenValues(options);
  const loaded = paths.map((path) => ({ path, found: loadWith(given, path, options) }));
  if (onFunctions !== undefined) {
    given.check(paths.join(', '));
    for (const { found } of loaded) {
      service.answers.targets.add(declaredTargets(found));
      onFunctions(found.functions);
    }
  }
  const problems = loaded.flatMap(({ found: { unavailable } }) => unavailable.map(({ error }) => error.message));
  const declaredIn = new Map<string, string>();
  const stateMachines = loaded.flatMap(({ path, found }) => {
    const names = new Map<string, string>();
    const arns = new Map<LoadedDefinition, string>();
    const deployed = found.machines.flatMap((machine) => {
      const name = machineName(machine);
      service.answers.denials.enforced?.replace(name, () => rolesSeenFrom(machine.source.file, found.roles));
      const before = declaredIn.get(name);
      try {
        checkNamedOnce(names, machine, path);
        if (before !== undefined && before !== path) throw declaredTwice(name, path, before);
        declaredIn.set(name, path);
        const stateMachineArn = deployMachine(service, machine, { colour: false, replaces: true });
        arns.set(machine, stateMachineArn);
        return [{ name, aliases: [machine.name, ...machine.aliases], file: path, stateMachineArn }];
      } catch (error) {
        if (!HarnessError.is(error)) throw error;
        problems.push(error.message);
        return [];
      }
    });
    problems.push(...registerStarts(service, path, found, (machine) => arns.get(machine)));
    return deployed;
  });
  return { stateMachines, problems };
}

/** The functions that requests have registered in a server, by name. */
const registered = new WeakMap<Service, Map<string, LoadedFunction>>();

/**
 * Registers functions in the server, where they stay warm for all accounts that deploy them; others do not see them. One
 * that has other settings than before (another value of a parameter) runs in the account alone.
 */
function runFunctions({ server, target }: Deploying, functions: readonly LoadedFunction[], flags: FunctionFlags): void {
  const known = registered.get(server) ?? new Map<string, LoadedFunction>();
  registered.set(server, known);
  const fresh = functions.filter(({ name }) => !known.has(name));
  for (const each of fresh) known.set(each.name, each);
  const own = server.functions.names();
  registerFunctions(server, fresh, flags);
  // What the command line has named stays there for all.
  for (const { name } of fresh) if (!own.includes(name)) server.functions.reserve(name);
  for (const { name } of functions) target.functions.admit(name);
  const different = functions.filter((each) => !isDeepStrictEqual(known.get(each.name), each));
  registerFunctions(target, different, flags);
}
