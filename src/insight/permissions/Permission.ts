import type { Path } from '../../language/asl/path';
import { machineNeeds, type MachineNeed, type NeedyMachine } from '../../services/iam/actions/machineNeeds';

/** One action that a role must allow on some resources, with all states that need it. */
export interface Permission extends Pick<
  MachineNeed,
  'action' | 'resources' | 'atRunTime' | 'context' | 'when' | 'doubt' | 'role'
> {
  /** The states that need it and why, in the order of the definition. */
  readonly reasons: readonly PermissionReason[];
}

export interface PermissionReason {
  /** The state; absent if the machine itself needs it. */
  readonly state?: string;
  /** Where the state is in the definition. */
  readonly path?: Path;
  /** A clause whose subject is the state or the machine: `calls lambda:invoke`. */
  readonly reason: string;
}

/**
 * Returns the permissions that a machine needs, each once, in the order of its states. A permission with a `doubt` may
 * not be needed; one that another state needs for certain has none.
 */
export function permissionsOf(machine: NeedyMachine): readonly Permission[] {
  const found = new Map<string, Permission>();
  for (const { reason, state, path, ...need } of machineNeeds(machine)) {
    const { action, resources, context = {}, role = '' } = need;
    const key = JSON.stringify([action, resources, context, role]);
    const before = found.get(key);
    const own = { reason, ...(path !== undefined && { state: state!, path }) };
    // A certain need comes first.
    const first = before?.doubt !== undefined && need.doubt === undefined;
    const reasons = first ? [own, ...before.reasons] : [...(before?.reasons ?? []), own];
    const certain = before === undefined || first ? need : before;
    found.set(key, { ...certain, reasons });
  }
  return [...found.values()];
}
