import { createContext, type ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { DocumentEdit, DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import type { FormField, FormRow } from '../../../../definitions/document/fields/formOf';
import type { ObjectShape } from '../../../../language/asl/ObjectShape';
import type { QueryLanguage } from '../../../../language/asl/types';
import type { Json, JsonObject } from '../../../../util/json';
import type { ExpressionScope } from '../../../model/expressions/ExpressionScope';

/** What an expression is evaluated to, or why it cannot be. */
export type Evaluated = { readonly value: Json } | { readonly fault: string };

/** What a control does to the definition: one step of undo. */
export interface Change {
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
}

/** An object of the language in a form. */
export interface PartProps {
  readonly shape: ObjectShape;
  readonly object: JsonObject;
  readonly path: DocumentPath;
  readonly language: QueryLanguage;
  /** Names of fields that are shown elsewhere. */
  readonly except?: ReadonlySet<string>;
}

/** What the controls of a form have in common. */
export interface FormHost {
  /** The form of an object inside: controls hold forms, and forms hold controls. */
  readonly Part: ComponentType<PartProps>;
  readonly Row: ComponentType<{ readonly row: FormRow; readonly language: QueryLanguage }>;
  /** Makes one gesture. Returns why it cannot be made, if so. */
  edit(label: string, edits: readonly DocumentEdit[]): string | undefined;
  /** Takes what leaving a field would write now, so that it is kept if the page dies. It is no step of undo. */
  typed(change: Change | undefined): void;
  /** The names of the states to which a transition at a path may lead. */
  statesAt(path: DocumentPath): readonly string[];
  /** What an expression at a path can read. */
  scopeAt(path: DocumentPath): ExpressionScope;
  /** The value of a field on the sample data; `undefined` if the field reads no data. */
  evaluate(field: FormField, value: Json, signal: AbortSignal): Promise<Evaluated | undefined>;
  /** Names known for a field: functions for `FunctionName`, resources, errors. */
  suggestions(path: DocumentPath): readonly string[];
  /** What is wrong with the value at a path, or inside of it. */
  problemsAt(path: DocumentPath): readonly string[];
}

const context = createContext<FormHost | undefined>(undefined);

export const FormHostProvider = context.Provider;

export function useFormHost(): FormHost {
  const host = useContext(context);
  if (host === undefined) throw new Error('A control of a form stands outside of a form.');
  return host;
}
