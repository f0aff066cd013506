import { useMemo } from 'preact/hooks';
import type { DocumentEdit, DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { variablesInScope } from '../../../../definitions/document/fields/variablesInScope';
import { allBlocks, walkDefinition, type WalkedState } from '../../../../language/asl/walk';
import { member, type JsonObject } from '../../../../util/json';
import { aws, type Scope } from '../../../api/aws';
import { errorNames } from '../../../model/completeDefinition';
import { expressionTest, readExpressionTest } from '../../../model/expressions/expressionTest';
import type { ExpressionScope } from '../../../model/expressions/ExpressionScope';
import { readsAt } from '../../../model/expressions/readsAt';
import type { Designer } from '../model/Designer';
import type { Problem } from '../running/problems';
import type { Samples } from '../running/Samples';
import type { FormHost } from './FormHost';
import { PartForm, Row } from './PartForm';
import type { Known } from './useKnown';

/** The host of a state's form. */
export function useHostOf({
  designer,
  state,
  scope,
  samples,
  problems,
  known,
}: {
  designer: Designer;
  /** `undefined`: the form of the machine. */
  state: WalkedState | undefined;
  scope: Scope;
  samples: Samples;
  problems: readonly Problem[];
  known: Known;
}): FormHost {
  const definition = designer.definition.value;
  const sample = state === undefined ? samples.none : samples.of(state);
  return useMemo((): FormHost => {
    const variables = state === undefined ? [] : variablesInScope(state);
    const scopeAt = (path: DocumentPath): ExpressionScope => {
      if (state === undefined) return { language: 'JSONata', reads: undefined, variables, sample };
      const rest = path.slice(state.path.length);
      const inputPath = member(state.object, 'InputPath');
      return {
        language: state.language,
        reads: readsAt(state.type, rest, state.language),
        variables,
        sample,
        ...(rest[0] !== 'InputPath' && (typeof inputPath === 'string' || inputPath === null) && { inputPath }),
      };
    };
    return {
      Part: PartForm,
      Row,
      edit: (label, edits) => {
        designer.typed.value = [];
        return isNothing(designer, edits) ? undefined : designer.make({ label, edits });
      },
      typed: (change) => (designer.typed.value = change?.edits ?? []),
      statesAt: (path) => (definition === undefined ? [] : statesAround(definition, path)),
      scopeAt,
      evaluate: async ({ shape: { kind }, path }, value, signal) => {
        const at = scopeAt(path);
        const request = expressionTest(kind, value, at);
        if (request === undefined) return undefined;
        return readExpressionTest(kind, at.language, await aws('TestState', request, scope, signal));
      },
      suggestions: (path) => suggestionsAt(path, known),
      problemsAt: (path) => {
        const key = JSON.stringify(path);
        return problems.filter((one) => JSON.stringify(one.path) === key).map(({ message }) => message);
      },
    };
  }, [designer, definition, state, scope.account, scope.region, sample, problems, known]);
}

/** Whether edits leave the text as it is: a control that disappears commits once more, and that is no step of undo. */
function isNothing({ document, text }: Designer, edits: readonly DocumentEdit[]): boolean {
  try {
    return edits.length === 0 || document.peek().edit(edits).document.text === text.peek();
  } catch {
    return false;
  }
}

/** The states of the block that a StartAt, Next or Default at a path belongs to. */
function statesAround(definition: JsonObject, path: DocumentPath): readonly string[] {
  const inside = [...allBlocks(walkDefinition(definition))].filter(({ path: of }) =>
    of.every((step, index) => path[index] === step),
  );
  return inside.at(-1)?.states.map(({ name }) => name) ?? [];
}

function suggestionsAt(path: DocumentPath, known: Known): readonly string[] {
  const last = path.at(-1);
  if (last === 'ErrorEquals' || path.at(-2) === 'ErrorEquals') return errorNames;
  if (last === 'Resource') return [...known.functionArns, ...known.resources];
  return typeof last === 'string' ? (known.names[last.replace(/\.\$$/, '')] ?? []) : [];
}
