import { fixesFor } from '../../../../definitions/document/fixes/fixesFor';
import type { JsonObject } from '../../../../util/json';
import type { Designer } from '../model/Designer';
import type { Problem } from './problems';

/** Problems with the fixes that one click makes. */
export function ProblemList({
  problems,
  definition,
  designer,
}: {
  problems: readonly Problem[];
  definition: JsonObject;
  designer: Designer;
}) {
  if (problems.length === 0) return null;
  return (
    <ul class="plain problems" aria-label="Problems">
      {problems.map((problem, index) => (
        <li key={index} class={problem.severity}>
          <span class={problem.severity === 'error' ? 'error-text' : 'warn-text'}>
            {problem.severity === 'error' ? 'Error' : 'Warning'}
          </span>{' '}
          {problem.message}
          <div class="row">
            {fixesFor(problem.path, definition).map(({ label, edits, select }) => (
              <button
                key={label}
                class="small"
                type="button"
                onClick={() => void designer.make({ label, edits, ...(select !== undefined && { select }) })}
              >
                {label}
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
