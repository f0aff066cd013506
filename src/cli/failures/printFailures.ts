import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { StateMachineDefinition } from '../../language/asl/types';
import { failuresOf } from '../../testing/failures/failuresOf';
import { unreachableClauses } from '../../testing/failures/unreachableClauses';
import { standardCost } from '../../story/cost/estimateCost';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { formatFailures } from './formatFailures';

export interface FailuresOptions extends LoadFlags {
  readonly json?: boolean;
}

/** Prints the failures of a state machine, and the clauses that nothing reaches. */
export function printFailures(
  file: string,
  name: string | undefined,
  options: FailuresOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const machine = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const definition = JSON.parse(machine.definition) as StateMachineDefinition;
  const { type } = machine;
  const failures = failuresOf(definition).map((failure) => ({
    ...failure,
    ...(type === 'STANDARD' ? { dollars: standardCost(failure.transitions).dollars } : {}),
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
