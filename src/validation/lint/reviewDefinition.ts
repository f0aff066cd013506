import { toPointer } from '../../language/asl/path';
import type { StateMachineDefinition } from '../../language/asl/types';
import { examineDefinition, type ValidationOptions } from '../rules/examineDefinition';
import type { Finding } from '../rules/Finding';
import type { Advice } from './Advice';
import { adviseOn, type AdviceOptions } from './adviseOn';

interface ReviewOptions extends ValidationOptions, AdviceOptions {
  /** Whether to say what only looks like a mistake. Default true. */
  readonly advice?: boolean;
}

/**
 * All that can be said of a definition, for people: what AWS refuses, what it warns of, and, once nothing is refused,
 * advice. What only follows from another finding is left out.
 *
 * @example formatDiagnostics([{ file, text, remarks: reviewDefinition(text) }])
 */
export function reviewDefinition(
  text: string,
  { advice = true, ...options }: ReviewOptions = {},
): readonly (Finding | Advice)[] {
  const examination = examineDefinition(text, { severity: 'WARNING', ...options });
  const { definition } = examination;
  const findings = withoutConsequences(examination.findings);
  if (!advice || definition === undefined || findings.some(({ severity }) => severity === 'ERROR')) return findings;
  return [...findings, ...adviseOn(definition as unknown as StateMachineDefinition, options)];
}

/** Behind a wrong `StartAt` no state is reachable: AWS lists them all, people need the one. */
function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const lost = findings
    .filter(({ code, path }) => code === 'MISSING_TRANSITION_TARGET' && path.at(-1) === 'StartAt')
    .map(({ path }) => `${toPointer([...path.slice(0, -1), 'States'])}/`);
  if (lost.length === 0) return findings;
  return findings.filter(
    ({ code, path, onName }) =>
      code !== 'MISSING_TRANSITION_TARGET' || onName !== true || !lost.includes(`${toPointer(path.slice(0, -1))}/`),
  );
}
