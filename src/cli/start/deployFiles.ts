import { machineName } from '../../definitions/findDefinition';
import { GivenValues } from '../../definitions/GivenValues';
import { loadWith } from '../../definitions/loadDefinitions';
import type { DeployedFiles } from '../../emulator/control/ServerOwner';
import type { Service } from '../../emulator/service/Service';
import { HarnessError } from '../../errors/HarnessError';
import { deployMachine } from '../deploy/deployMachine';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { checkNamedOnce, declaredTwice } from './Deployments';

/**
 * Deploys the state machines of files to a service, replacing those with the same names. The files are read again, for
 * the account and region of the service: definitions contain both in ARNs.
 */
export function deployFiles(service: Service, paths: readonly string[], flags: LoadFlags): DeployedFiles {
  if (paths.length === 0)
    throw new HarnessError('The server has no files. Name them when it starts: stepmill start template.yaml');
  const { accountId: account, region } = service;
  const options = { ...toLoadOptions(flags), account, region };
  const given = new GivenValues(options);
  const loaded = paths.map((path) => ({ path, found: loadWith(given, path, options) }));
  const problems = loaded.flatMap(({ found: { unavailable } }) => unavailable.map(({ error }) => error.message));
  const declaredIn = new Map<string, string>();
  const stateMachines = loaded.flatMap(({ path, found }) => {
    const names = new Map<string, string>();
    return found.machines.flatMap((machine) => {
      const name = machineName(machine);
      service.answers.denials.enforced?.know(name, () => found.roles);
      const before = declaredIn.get(name);
      try {
        checkNamedOnce(names, machine, path);
        if (before !== undefined && before !== path) throw declaredTwice(name, path, before);
        declaredIn.set(name, path);
        const stateMachineArn = deployMachine(service, machine, { colour: false, replaces: true });
        return [{ name, stateMachineArn }];
      } catch (error) {
        if (!HarnessError.is(error)) throw error;
        problems.push(error.message);
        return [];
      }
    });
  });
  return { stateMachines, problems };
}
