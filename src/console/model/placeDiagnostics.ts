import type { DefinitionDocument, DocumentPath } from '../../definitions/document/DefinitionDocument';
import type { Diagnostic } from '../api/types';
import type { JsonObject } from '../../util/json';
import { checkJson } from './checkJson';

/** A diagnostic with its place in the text. */
export interface PlacedDiagnostic {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly code: string;
  /** Its path in the definition; empty for the definition as a whole. */
  readonly path: readonly (string | number)[];
}

/** Finds the position of the service's diagnostics in a document; those without a location go to its beginning. */
export function placeDiagnostics(
  document: DefinitionDocument,
  diagnostics: readonly Diagnostic[],
): readonly PlacedDiagnostic[] {
  const { text } = document;
  if (document.faults.length > 0 || document.definition === undefined) return [];
  const whole = document.rangeOf([]) ?? { from: 0, to: 1 };
  return diagnostics.map(({ severity, code, message, location = '' }) => {
    const path = toPath(location, document.definition!);
    const { from, to: end } = path.length === 0 ? { from: whole.from, to: whole.from + 1 } : document.rangeOf(path)!;
    // Of a whole object, only the first line is underlined.
    const lineEnd = text.indexOf('\n', from);
    const to = Math.min(end, lineEnd < 0 ? end : Math.max(lineEnd, from + 1));
    return {
      from,
      to: Math.min(to, text.length),
      severity: severity === 'ERROR' ? 'error' : 'warning',
      message,
      code,
      path,
    };
  });
}

/** The syntax faults of a document, as diagnostics. */
export function faultDiagnostics({ faults, text }: DefinitionDocument): readonly PlacedDiagnostic[] {
  return faults.map(({ from, to, message }) => ({
    from,
    to: Math.min(Math.max(to, from), text.length),
    severity: 'error',
    message,
    code: 'SYNTAX',
    path: [],
  }));
}

/** What is wrong with a string that is not JSON, as a diagnostic. */
export function jsonDiagnostic(text: string): PlacedDiagnostic | undefined {
  const fault = checkJson(text);
  if (fault === undefined) return undefined;
  const lines = text.split('\n');
  const before = lines.slice(0, fault.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const at = Math.max(0, Math.min(text.length, before + fault.column - 1));
  return {
    from: Math.max(0, at - 1),
    to: at,
    severity: 'error',
    message: fault.message,
    code: 'INVALID_JSON_DESCRIPTION',
    path: [],
  };
}

/**
 * A location of the API, `/States/A/Choices[0]/Next`, as members and indexes. AWS writes names as they are, slashes
 * included.
 */
export function toPath(location: string, definition: JsonObject): DocumentPath {
  const parts = location.split('/').slice(1);
  const path: (string | number)[] = [];
  let value: unknown = definition;
  for (let at = 0; at < parts.length;) {
    const found = memberAt(value, parts.slice(at));
    if (found === undefined) return path;
    path.push(...found.steps);
    value = found.value;
    at += found.count;
  }
  return path;
}

interface Found {
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
  /** The number of parts of its name. */
  readonly count: number;
}

function memberAt(value: unknown, parts: readonly string[]): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (let count = 1; count <= parts.length; count++) {
    const name = parts.slice(0, count).join('/');
    if (Object.hasOwn(value, name)) return { steps: [name], value: (value as Record<string, unknown>)[name], count };
    const [, list = '', index] = /^(.*)\[(\d+)\]$/.exec(name) ?? [];
    const items = Object.hasOwn(value, list) ? (value as Record<string, unknown>)[list] : undefined;
    if (Array.isArray(items) && Number(index) < items.length)
      return { steps: [list, Number(index)], value: items[Number(index)] as unknown, count };
  }
  return undefined;
}
