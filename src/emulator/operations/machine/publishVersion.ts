import type { MachineVersion, StateMachine } from '../../store/StateMachine';
import { serviceQuotaExceeded, validationException } from '../exceptions';

const maxVersions = 1000;

/** Throws ValidationException for a description of a version that is not published. */
export function checkVersionDescription(description: string | undefined, publish: boolean): void {
  if (description === undefined || publish) return;
  throw validationException('Version description can only be set when publish is true');
}

/** Publishes the current revision. Throws ServiceQuotaExceededException if the machine has too many versions. */
export function publishVersion(machine: StateMachine, description: string | undefined, nowMs: number): MachineVersion {
  const published = machine.published();
  if (published !== undefined) return published;
  if (machine.versions.size >= maxVersions) {
    // AWS's message is not known.
    throw serviceQuotaExceeded(
      `The state machine '${machine.arn}' has ${maxVersions} versions, which is the most it may have.`,
    );
  }
  return machine.publish(description, nowMs);
}
