import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { allStates, walkDefinition } from '../../../../language/asl/walk';
import type { JsonObject } from '../../../../util/json';
import type { PlacedDiagnostic } from '../../../model/placeDiagnostics';

/** Something wrong in a definition, and the state that it belongs to. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly path: DocumentPath;
  /** The path of the innermost state around it; `undefined` for the machine itself. */
  readonly state: DocumentPath | undefined;
}

/** The problems that the service reports, and a Choice without Default, which it accepts. */
export function problemsOf(diagnostics: readonly PlacedDiagnostic[], definition: JsonObject): readonly Problem[] {
  const states = [...allStates(walkDefinition(definition))];
  const stateOf = (path: DocumentPath): DocumentPath | undefined =>
    states.filter((state) => state.path.every((step, index) => path[index] === step)).at(-1)?.path;
  const reported = diagnostics.map(({ severity, code, message, path }): Problem => {
    return { severity, code, message, path, state: stateOf(path) };
  });
  const undecided = states
    .filter(({ type, object }) => type === 'Choice' && object['Default'] === undefined)
    .map(({ path, name }): Problem => {
      const message = `${name} has no Default: the execution fails when no rule matches.`;
      return { severity: 'warning', code: 'CHOICE_WITHOUT_DEFAULT', message, path, state: path };
    });
  return [...reported, ...undecided];
}

/** The key of a state in `problemsByState`. */
export function stateKey(path: DocumentPath): string {
  return JSON.stringify(path);
}

/** The problems of each state, by `stateKey`: for the marks on the canvas and in the tree. */
export function problemsByState(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.state === undefined) continue;
    const key = stateKey(problem.state);
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}
