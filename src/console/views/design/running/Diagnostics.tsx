import { useEffect, useState } from 'preact/hooks';
import { aws, type Scope } from '../../../api/aws';
import type { Diagnostic, MachineType } from '../../../api/types';
import { later } from '../../../live/timers';
import type { DefinitionDocument } from '../../../../definitions/document/DefinitionDocument';
import {
  faultDiagnostics,
  jsonDiagnostic,
  placeDiagnostics,
  toPath,
  type PlacedDiagnostic,
} from '../../../model/placeDiagnostics';

const quietMs = 350;

export interface Validation {
  /** The validated text. While it differs from the editor's text, validation is still running. */
  readonly text: string;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Why it could not be validated. */
  readonly fault: string | undefined;
}

/** Validates a document's definition, a moment after the last keystroke. */
export function useValidation(document: DefinitionDocument, type: MachineType, scope: Scope): Validation | undefined {
  const { text } = document;
  const [judged, setJudged] = useState<Validation>();
  useEffect(() => {
    const interest = new AbortController();
    const judge = async (): Promise<void> => {
      const broken = syntaxOf(document);
      if (broken.length > 0) return setJudged({ text, diagnostics: broken, fault: undefined });
      try {
        const answer = await aws<{ diagnostics: readonly Diagnostic[] }>(
          'ValidateStateMachineDefinition',
          {
            definition: isPlain(document) ? text : JSON.stringify(document.definition),
            type,
            severity: 'WARNING',
            maxResults: 100,
          },
          scope,
          interest.signal,
        );
        const known = answer.diagnostics.filter(({ location = '' }) => isWritten(document, location));
        setJudged({ text, diagnostics: placeDiagnostics(document, known), fault: undefined });
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

/** Whether the whole text is the definition, in JSON, as the service takes it. */
function isPlain({ language, place }: DefinitionDocument): boolean {
  return language === 'json' && place.length === 0;
}

function syntaxOf(document: DefinitionDocument): readonly PlacedDiagnostic[] {
  if (!isPlain(document)) return faultDiagnostics(document);
  return [jsonDiagnostic(document.text)].filter((one) => one !== undefined);
}

/** A template does not say what an intrinsic function or a token is, so what is said of their values is not shown. */
function isWritten(document: DefinitionDocument, location: string): boolean {
  if (isPlain(document) || document.definition === undefined) return true;
  const path = toPath(location, document.definition);
  const range = document.rangeOf(path);
  const written = range === undefined ? '' : document.text.slice(range.from, range.to);
  return document.readOnlyAt(path) === undefined && !/^["']?[^\n{]*\$\{/.test(written);
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
