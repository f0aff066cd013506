import { HarnessError } from '../../../errors/HarnessError';
import { defaultAccountId, defaultRegion } from '../../../emulator/service/ServiceOptions';
import type { Place } from '../../places/Place';
import { checkMachineOptions, type MachineOptions, type StepmillOptions } from '../StepmillOptions';
import { definitionText } from './definitionText';
import type { MachineSource } from './Deployment';
import { loadMachine } from './loadMachine';
import { loggingOf } from './loggingOf';

/** A machine that is given as an object, or by its file and, where that holds several, its name. */
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

/** Whose the log groups of machines are, where the test names none. */
interface Owner {
  readonly accountId: string;
  readonly region: string;
}

/** A machine of a file. Its functions run in this process from then on, where tasks are answered here. */
function sourceFromFile(
  place: Place,
  path: string,
  name: string | undefined,
  options: MachineOptions,
  owner: Owner,
): MachineSource {
  const { functions, logging, ...machine } = loadMachine(path, name, options);
  // In AWS they are deployed, too.
  if (place.kind === 'aws') return { ...machine, arn: options.arn };
  const registry = place.answers('functions of a template').functions;
  for (const { name: functionName, handler, timeoutSeconds, environment, process } of functions)
    if (process === undefined) registry.registerFile(functionName, handler, { timeoutSeconds });
    else registry.registerRuntime(functionName, { ...process, handler, timeoutSeconds, environment });
  return { ...machine, loggingConfiguration: loggingOf(machine.name, options.logging, logging, owner) };
}

/** A machine that is given as an object; `nextName` names it where the test does not. */
function sourceFromObject(
  source: object,
  options: MachineOptions,
  nextName: () => string,
  owner: Owner,
): MachineSource {
  const { type = 'STANDARD', roleArn, arn, substitutions, parameters, logging } = options;
  if (parameters !== undefined)
    throw new HarnessError('Parameters are those of a template; an object takes { substitutions }.');
  if (!('States' in source))
    throw new HarnessError('sfn.stateMachine() takes a definition with StartAt and States, or the path of a file.');
  const ownName = nextName();
  const name = options.name ?? ownName;
  const definition = definitionText(source, substitutions);
  return { name, definition, type, roleArn, arn, loggingConfiguration: loggingOf(name, logging, undefined, owner) };
}
