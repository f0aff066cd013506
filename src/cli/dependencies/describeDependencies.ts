import type { ExpectedAnswer, Dependency } from '../../insight/dependencies/Dependency';
import type { Paint } from '../../terminal/paint';
import type { MachineDependencies, UncalledFunction } from './machineDependencies';

/** One line of the table: what a machine has, and what it is. */
type Row = readonly [what: string, value: string];

/** The table of what a machine depends on: its role, what starts it, what its tasks call and what answers. */
export function describeDependencies(
  { role, startedBy, dependencies }: MachineDependencies,
  paint: Paint,
): readonly string[] {
  return table([
    ...startedBy.map((start): Row => ['started by', start]),
    ...(role === undefined ? [] : [['role', role] as const]),
    ...dependencies.map((call): Row => [nameOf(call), describeCall(call, paint)]),
  ]);
}

/** The functions that no machine calls, and how each runs. */
export function describeUncalled(functions: readonly UncalledFunction[], paint: Paint): readonly string[] {
  return table(functions.map((each): Row => [each.name, describeAnswer(each, paint)]));
}

function table(rows: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([what]) => Math.min(what.length, widest)));
  return rows.map(([what, value]) => `${what.padEnd(width)}  ${value}`);
}

const widest = 44;

function nameOf({ integration, target }: Dependency): string {
  return target === undefined ? integration : `${integration} ${target}`;
}

function describeCall(call: Dependency, paint: Paint): string {
  const { by, mockedIn, states } = call;
  const answer = describeAnswer(call, paint);
  const whole = mockedIn.length === 0 ? answer : `mock in ${mockedIn.join(', ')}, else ${answer}`;
  return by === 'nothing' ? `${whole} ${paint('dim', `(${states.join(', ')})`)}` : whole;
}

function describeAnswer({ by, detail }: ExpectedAnswer, paint: Paint): string {
  const word = by === 'nothing' ? paint('red', by) : by;
  return detail === undefined ? word : `${word}: ${detail}`;
}
