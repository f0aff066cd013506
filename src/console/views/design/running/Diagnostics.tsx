import { useEffect, useState } from 'preact/hooks';
import { aws, type Scope } from '../../../api/aws';
import type { Diagnostic, MachineType } from '../../../api/types';
import { later } from '../../../live/timers';
import { jsonDiagnostic, placeDiagnostics, type PlacedDiagnostic } from '../../../model/placeDiagnostics';

const quietMs = 350;

export interface Validation {
  /** The validated text. While it differs from the editor's text, validation is still running. */
  readonly text: string;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Why it could not be validated. */
  readonly fault: string | undefined;
}

/** Validates a definition, a moment after the last keystroke. */
export function useValidation(text: string, type: MachineType, scope: Scope): Validation | undefined {
  const [judged, setJudged] = useState<Validation>();
  useEffect(() => {
    const interest = new AbortController();
    const judge = async (): Promise<void> => {
      const broken = jsonDiagnostic(text);
      if (broken !== undefined) return setJudged({ text, diagnostics: [broken], fault: undefined });
      try {
        const answer = await aws<{ diagnostics: readonly Diagnostic[] }>(
          'ValidateStateMachineDefinition',
          { definition: text, type, severity: 'WARNING', maxResults: 100 },
          scope,
          interest.signal,
        );
        setJudged({ text, diagnostics: placeDiagnostics(text, answer.diagnostics), fault: undefined });
      } catch (error) {
        if (!interest.signal.aborted) setJudged({ text, diagnostics: [], fault: (error as Error).message });
      }
    };
    const timer = later(quietMs, () => void judge());
    return () => {
      timer.cancel();
      interest.abort();
    };
  }, [text, type, scope.account, scope.region]);
  return judged;
}

/** The service's diagnostics of the definition: each line links to its position. */
export function Diagnostics({
  text,
  validation,
  onGoTo,
}: {
  text: string;
  validation: Validation | undefined;
  onGoTo: (offset: number) => void;
}) {
  const isOld = validation === undefined || validation.text !== text;
  const list = validation?.diagnostics ?? [];
  return (
    <div class="diagnostics" role="region" aria-label="Diagnostics">
      <p class="dim small" role="status">
        {isOld
          ? 'Checking …'
          : validation.fault !== undefined
            ? `Not checked: ${validation.fault}`
            : list.length === 0
              ? 'AWS would take this definition.'
              : `${list.length} to look at`}
      </p>
      {!isOld && list.length > 0 && (
        <ul class="plain">
          {list.map(({ severity, code, message, from }, index) => (
            <li key={index}>
              <button class="link" type="button" onClick={() => onGoTo(from)}>
                <span class={severity === 'error' ? 'error-text' : 'warn-text'}>
                  {severity === 'error' ? 'Error' : 'Warning'}
                </span>{' '}
                {code}
              </button>{' '}
              line {text.slice(0, from).split('\n').length}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
