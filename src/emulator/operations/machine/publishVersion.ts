import type { MachineVersion, StateMachine } from '../../store/StateMachine';
import { serviceQuotaExceeded } from '../exceptions';

const maxVersions = 1000;

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
