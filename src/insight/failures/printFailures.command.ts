import type { StateMachineDefinition } from '../../language/asl/types';
import { failuresOf } from './failuresOf';
import { unreachableClauses } from './unreachableClauses';
import { knowsPrice, prices, standardCost } from '../../story/cost/estimateCost';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import { chosenMachine } from '../../terminal/options/chosenMachine';
import type { Terminal } from '../../terminal/Terminal';
import { type Position, formatPosition } from '../../util/Position';
import { formatDuration } from '../../story/trace/formatDuration';
import type { Failure, UnreachableClause } from '../../story/inspection/FailureScenario';
import { formatCount } from '../../util/formatCount';

export interface FailuresOptions extends LoadFlags {
  readonly json?: boolean;
}

/** Prints the failures of a state machine, and its unreachable clauses. */
export function printFailures(
  file: string,
  name: string | undefined,
  options: FailuresOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const machine = chosenMachine(file, name, options);
  const definition = JSON.parse(machine.definition) as StateMachineDefinition;
  const { type } = machine;
  const { region = prices.region } = options;
  const failures = failuresOf(definition).map((failure) => ({
    ...failure,
    ...(type === 'STANDARD' && knowsPrice(type, region)
      ? { dollars: standardCost(failure.transitions, region).dollars }
      : {}),
  }));
  const unreachable = unreachableClauses(definition).map((clause) => ({
    ...clause,
    at: machine.locate(clause.pointer),
  }));
  stdout.write(
    options.json === true
      ? `${JSON.stringify({ failures, unreachable }, null, 2)}\n`
      : formatFailures(failures, unreachable),
  );
}

type Placed = UnreachableClause & { readonly at: Position | undefined };

/** Failures by state, one line each with what it leads to, and the unreachable clauses. */
function formatFailures(failures: readonly Failure[], unreachable: readonly Placed[]): string {
  if (failures.length === 0) return 'It has no task that could fail.\n';
  const lines: string[] = [];
  let state: string | undefined;
  for (const failure of failures) {
    if (failure.state !== state)
      lines.push(...(state === undefined ? [] : ['']), `${failure.state}${afterOf(failure)}`);
    state = failure.state;
    const what = failure.name.slice(failure.state.length + 2);
    lines.push(`  ${what}: ${endOf(failure)}${effortOf(failure)}`);
  }
  if (unreachable.length > 0) lines.push('', 'Nothing reaches:', ...unreachable.map(describe));
  return `${lines.join('\n')}\n`;
}

function afterOf({ after }: Failure): string {
  return after.length === 0 ? '' : `  (after ${after.map(({ name }) => name).join('; ')})`;
}

function endOf({ leadsTo: { end, catcher, next }, outside }: Failure): string {
  if (end === 'works') return 'continues as usual';
  return end === 'caught' ? `Catch ${catcher!} → ${next!}` : outside.join(', ');
}

function effortOf({ leadsTo: { retries, retrier, waitSeconds }, transitions }: Failure): string {
  const parts = [
    ...(retries === 0 ? [] : [`${formatCount(retries, 'attempt')} more by Retry ${retrier!}`]),
    ...(waitSeconds === 0 ? [] : [formatDuration(Math.round(waitSeconds * 1000))]),
    formatCount(transitions, 'transition'),
  ];
  return ` (${parts.join(', ')})`;
}

function describe({ state, clause, index, reason, at }: Placed): string {
  const place = at === undefined ? '' : `${formatPosition(at)}  `;
  return `  ${place}${state}: ${clause} ${index} (${reason})`;
}
