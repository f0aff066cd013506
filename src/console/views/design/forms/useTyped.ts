import { useState } from 'preact/hooks';
import type { DocumentEdit } from '../../../../definitions/document/DefinitionDocument';
import { printField, readField } from '../../../../definitions/document/fields/fieldText';
import type { FormField } from '../../../../definitions/document/fields/formOf';
import type { QueryLanguage } from '../../../../language/asl/types';
import type { Json } from '../../../../util/json';
import { useFormHost, type Change, type FormHost } from './FormHost';

/** The content of a field's control. The definition gets it when the author leaves the control. */
export interface Typing {
  readonly text: string;
  /** What the definition says. */
  readonly shown: string;
  /** Why it cannot be written; empty if it can. */
  readonly fault: string;
  type(text: string): void;
  /** Writes the typed content, or a chosen value. Writes nothing while there is a fault. */
  commit(text?: string): void;
}

/** The text of a field while it is edited. What is not valid yet stays here, and does not reach the definition. */
export function useTyped(field: FormField, language: QueryLanguage): Typing {
  const host = useFormHost();
  const shown = printField(field.shape, field.value);
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string; readonly fault: string }>();
  // When the definition changes elsewhere, what it says counts.
  const current = typed?.over === shown ? typed : undefined;
  const text = current?.text ?? shown;
  return {
    text,
    shown,
    fault: current === undefined ? '' : current.fault || faultOf(field, current.text, shown, language),
    type: (changed) => {
      setTyped({ text: changed, over: shown, fault: '' });
      const read = changed === shown ? undefined : readTyped(field, changed, language);
      host.typed(read === undefined || 'fault' in read ? undefined : changeTo(field, read.value));
    },
    commit: (chosen = text) => {
      if (chosen === shown) return setTyped(undefined);
      const read = readTyped(field, chosen, language);
      const fault = 'fault' in read ? read.fault : writeValue(host, field, read.value);
      setTyped(fault === undefined ? undefined : { text: chosen, over: shown, fault });
    },
  };
}

function faultOf(field: FormField, text: string, shown: string, language: QueryLanguage): string {
  if (text === shown) return '';
  const read = readTyped(field, text, language);
  return 'fault' in read ? read.fault : '';
}

function readTyped(
  field: FormField,
  text: string,
  language: QueryLanguage,
): { readonly value: Json | undefined } | { readonly fault: string } {
  if (text.trim() !== '') return readField(field.shape, text, language);
  return field.isRequired ? { fault: `${field.name} must be there.` } : { value: undefined };
}

/** Writes a value with the smallest edit, or takes the field away. Returns why it cannot, if so. */
export function writeValue(host: FormHost, field: FormField, value: Json | undefined): string | undefined {
  const change = changeTo(field, value);
  return change && host.edit(change.label, change.edits);
}

/** What gives a field a value, or takes it away; `undefined` if there is nothing to do. */
export function changeTo(field: FormField, value: Json | undefined): Change | undefined {
  const { name, path, value: before, replaces = [] } = field;
  if (value === undefined)
    return before === undefined ? undefined : { label: `Remove ${name}`, edits: [{ kind: 'remove', path }] };
  const place = replaces[0]?.name;
  const edits: DocumentEdit[] = [
    { kind: 'set', path, value, ...(place !== undefined && { before: place }) },
    ...replaces.map((old) => ({ kind: 'remove' as const, path: old.path })),
  ];
  return { label: `Set ${name}`, edits };
}
