import { enforceRole } from '../../emulator/service/enforceRole';
import { HarnessError } from '../../errors/HarnessError';
import { stateMachineArn, type Scope } from '../../emulator/store/arns';
import type { Enforcement } from '../../tasks/answering/denials/Enforcement';
import type { MachineSource } from './machineSource';

/**
 * Checks for a machine in a server what only the server could deny: its creation, and the start of a Distributed Map's
 * children. Throws AccessDeniedException, or HarnessError.
 */
export function enforceOverHttp(enforced: Enforcement, source: MachineSource, roleArn: string, owner: Scope): void {
  const { name, definition, loggingConfiguration } = source;
  enforceRole(enforced, undefined, { name, definition, loggingConfiguration, roleArn }, owner);
  if (!definition.includes('"DISTRIBUTED"')) return;
  const arn = stateMachineArn(owner, name);
  const use = { roleArn, stateMachineName: name, stateMachineArn: arn, subject: 'the Distributed Map' };
  if (enforced.firstDenied([{ action: 'states:StartExecution', resources: [arn] }], use) === undefined) return;
  throw new HarnessError(
    `The role of '${name}' does not allow states:StartExecution on ${arn}, so its Distributed Map fails. ` +
      'A test in a server cannot play that: run it in the process of the test, or allow the action.',
  );
}
