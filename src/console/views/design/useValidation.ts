import { useEffect, useState } from 'preact/hooks';
import { aws, type Scope } from '../../api/aws';
import type { Diagnostic, MachineType } from '../../api/types';
import { later } from '../../live/timers';
import { jsonDiagnostic, placeDiagnostics, type PlacedDiagnostic } from '../../model/placeDiagnostics';

const quietMs = 350;

export interface Validation {
  /** The text that was judged; another one is being judged as long as it is not the one that is written. */
  readonly text: string;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Why nobody has judged it. */
  readonly fault: string | undefined;
}

/** What the service says of a definition, a moment after the last key. */
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
