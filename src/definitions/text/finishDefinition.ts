import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadContext } from '../LoadContext';
import type { Unresolved } from '../LoadedDefinition';
import type { MappedText } from '../source/MappedText';
import { findJsonExtra } from '../source/parseJson';
import { looksLikeJson, parseSource } from '../source/parseSource';
import { formatPosition, type Position } from '../source/Position';
import { renderJson } from '../source/renderJson';
import { nodeKind, type SourceNode } from '../source/SourceNode';
import { fillHoles } from '../stubs/fillHoles';
import { locateIn } from './locateIn';

export interface FinishedDefinition {
  readonly definition: string;
  readonly unresolved: readonly Unresolved[];
  readonly locate: (pointer: string, offset?: number) => Position | undefined;
}

/**
 * Makes a definition of its text: stubs for what is not known, JSON whatever it was written in, and the way back to
 * where each piece was written. `subject` names the machine in messages.
 */
export function finishDefinition(text: MappedText, subject: string, context: LoadContext): FinishedDefinition {
  const syntax = looksLikeJson(text.toString()) ? 'json' : 'yaml';
  const { text: complete, filled } = fillHoles(text, syntax, context.deployment);
  const unresolved = filled.map(({ hole, stub }): Unresolved => {
    const { value, kind, reason, at } = hole;
    return { value, stub, kind, reason, file: at.file, line: at.line, column: at.column };
  });
  if (context.options.strict) refuseUnknown(unresolved, subject);
  const node = parseDefinition(complete, subject, context);
  const written = complete.toString();
  const definition = isJson(written) ? written : renderJson(node).toString();
  if (syntax === 'json' && definition !== written) {
    const extra = findJsonExtra(complete);
    if (extra !== undefined) {
      context.note(`The definition of ${subject} has ${extra.what}, which AWS refuses.`, extra.at, 'refusedByAws');
    }
  }
  return { definition, unresolved: distinct(unresolved), locate: (...at) => locateIn(node, ...at) };
}

function parseDefinition(text: MappedText, subject: string, context: LoadContext): SourceNode {
  const node = parseSource(text, { dialect: 'definition', note: context.note });
  if (node.kind === 'map') return node;
  throw new DefinitionLoadError(
    node.at,
    `The definition of ${subject} is ${nodeKind(node)}, not an object.`,
    'A definition has StartAt and States: { "StartAt": "First", "States": { "First": { … } } }.',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Each value once for each place. */
function distinct(unresolved: readonly Unresolved[]): readonly Unresolved[] {
  const seen = new Map(unresolved.map((entry) => [`${formatPosition(entry)} ${entry.value} ${entry.stub}`, entry]));
  return [...seen.values()];
}

function refuseUnknown(unresolved: readonly Unresolved[], subject: string): void {
  const unknown = unresolved.filter(({ kind }) => kind === 'unknown');
  const [first] = unknown;
  if (!first) return;
  const others = unknown.length === 1 ? '' : ` ${String(unknown.length - 1)} more in the same definition.`;
  throw new DefinitionLoadError(
    first,
    `${first.value} in the definition of ${subject} has no value: ${first.reason}.${others}`,
    'Give it a value (parameters, substitutions), or load without strict and take the stub.',
  );
}
