import { HarnessError } from '../../errors/HarnessError';
import { nearest } from '../../util/nearest';
import type { CoveredMachine } from './CoveredMachine';

/** States that are left out on purpose, with what is inside of them: by their name, or `Machine.State`, with the reason. */
export type Exclusions = Readonly<Record<string, string>>;

/** Throws HarnessError for a state that there is not, and for one without a reason. */
export function exclude(machines: readonly CoveredMachine[], exclusions: Exclusions): readonly CoveredMachine[] {
  return Object.entries(exclusions).reduce((left, [name, reason]) => excludeOne(left, name, reason), machines);
}

function excludeOne(machines: readonly CoveredMachine[], name: string, reason: string): readonly CoveredMachine[] {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new HarnessError(`State '${name}' is to be left out: say why. (A reason is shown in the report.)`);
  let found = false;
  const result = machines.map((machine): CoveredMachine => {
    const root = machine.points.find(
      ({ kind, state }) => kind === 'state' && (state === name || `${machine.name}.${state!}` === name),
    );
    if (root === undefined) return machine;
    found = true;
    const points = machine.points.map((point) =>
      point.id === root.id || point.id.startsWith(`${root.id}/`) ? { ...point, ignored: reason } : point,
    );
    return { ...machine, points };
  });
  if (!found) throw unknownState(machines, name);
  return result;
}

function unknownState(machines: readonly CoveredMachine[], name: string): HarnessError {
  const names = machines.flatMap((machine) =>
    machine.points.flatMap(({ kind, state }) => (kind === 'state' ? [state!, `${machine.name}.${state!}`] : [])),
  );
  const near = nearest(name, names);
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  return new HarnessError(`There is no state '${name}' to be left out.${hint}`);
}
