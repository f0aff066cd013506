import { kindOf, type Json } from '../../util/json';
import { present } from '../../util/present';
import { DefinitionLoadError } from '../DefinitionLoadError';
import type { LoadContext } from '../LoadContext';
import type { Unresolved } from '../LoadedDefinition';
import type { MappedText } from '../source/MappedText';
import { maxNesting } from '../limits';
import { findDeepJson } from '../source/findDeepNesting';
import { findJsonExtra } from '../source/parseJsonSource';
import { looksLikeJson, parseSource } from '../source/parseSource';
import { formatPosition, type Position } from '../../util/Position';
import { renderJson } from '../source/renderJson';
import { nodeKind, type SourceNode, entryOf, entriesOf, itemsOf } from '../source/SourceNode';
import { fillHoles } from '../stubs/fillHoles';
import { lazy } from '../../util/lazy';

const loadParseYaml = lazy(() => require('../source/parseYaml') as typeof import('../source/parseYaml'));

interface FinishedDefinition {
  readonly definition: string;
  readonly unresolved: readonly Unresolved[];
  readonly locate: (...place: Place) => Position | undefined;
}

/** The arguments of `locateIn`. */
type Place = [pointer: string, offset?: number];

interface FinishOptions {
  /** Whether AWS parses what is not JSON as YAML. */
  readonly yamlToo?: boolean;
}

/**
 * Converts source text to a definition: with stubs for unknown values, as JSON whatever its format was, and with the origin
 * of each part. `subject` names the machine in messages.
 */
export function finishDefinition(
  text: MappedText,
  subject: string,
  context: LoadContext,
  { yamlToo = false }: FinishOptions = {},
): FinishedDefinition {
  if (text.toString().trim() === '')
    throw new DefinitionLoadError(
      text.positionAt(0),
      `The definition of ${subject} is empty.`,
      'A definition has StartAt and States.',
    );
  const syntax = looksLikeJson(text.toString()) ? 'json' : 'yaml';
  const { text: complete, filled } = fillHoles(text, syntax, context.deployment);
  const unresolved = filled.map(({ hole, stub }): Unresolved => {
    const { value, kind, reason, meant, at } = hole;
    return { value, stub, kind, reason, ...present({ meant }), file: at.file, line: at.line, column: at.column };
  });
  if (context.options.strict) refuseUnknown(unresolved, subject);
  const written = complete.toString();
  let parsed: SourceNode | undefined;
  const root = (): SourceNode => (parsed ??= parseDefinition(complete, subject, context));
  const finished = { unresolved: distinct(unresolved), locate: (...at: Place) => locateIn(root(), ...at) };
  // Places are rarely needed if a definition is correct.
  if (isJsonObject(written) && findDeepJson(written, maxNesting) === undefined)
    return { definition: written, ...finished };
  const definition = renderJson(root()).toString();
  if (syntax === 'json') noteExtra(complete, root(), subject, context, yamlToo);
  return { definition, ...finished };
}

function isJsonObject(text: string): boolean {
  try {
    return kindOf(JSON.parse(text) as Json) === 'object';
  } catch {
    return false;
  }
}

/** Notes a comment or a trailing comma, which JSON does not have. */
function noteExtra(text: MappedText, read: SourceNode, subject: string, { note }: LoadContext, yamlToo: boolean): void {
  const extra = findJsonExtra(text);
  if (extra === undefined) return;
  if (yamlToo && sameInYaml(text, read))
    note(`The definition of ${subject} has ${extra.what}: it is not JSON. AWS reads it as YAML.`, extra.at, 'advice');
  else note(`The definition of ${subject} has ${extra.what}, which AWS rejects.`, extra.at, 'refusedByAws');
}

/** Whether YAML gives the same value: a comma after the last item is legal there, and `// a comment` is a string. */
function sameInYaml(text: MappedText, read: SourceNode): boolean {
  try {
    const { parseYaml } = loadParseYaml();
    const [json, yaml] = [read, parseYaml(text, { dialect: 'definition' })].map((node) =>
      renderJson(node, { compact: true }).toString(),
    );
    return json === yaml;
  } catch (error) {
    if (DefinitionLoadError.is(error)) return false;
    throw error;
  }
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
    'Give it a value (parameters, substitutions), or load without strict to use the stub.',
  );
}

/**
 * The place of the value at a JSON pointer (`/States/Pick/Choices/0/Next`; AWS's `Choices[0]` is accepted, too): of its
 * key if it has one, so that a state is found by its name. If the last parts do not exist (a missing field), the place
 * of their parent; `undefined` if not even the first part exists. With an `offset`, the place of that character of a
 * string.
 */
export function locateIn(root: SourceNode, pointer: string, offset?: number): Position | undefined {
  let found: { node: SourceNode; at: Position } = { node: root, at: root.at };
  let depth = 0;
  for (const part of partsOf(pointer)) {
    const next = step(found.node, part);
    if (!next) return depth === 0 ? undefined : found.at;
    found = next;
    depth++;
  }
  if (offset !== undefined && found.node.kind === 'text') return found.node.text.positionAt(offset);
  return found.at;
}

function partsOf(pointer: string): readonly string[] {
  const trimmed = pointer.replace(/^\//, '');
  return trimmed === '' ? [] : trimmed.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function step(node: SourceNode, part: string): { node: SourceNode; at: Position } | undefined {
  if (node.kind === 'list') {
    const item = /^\d+$/.test(part) ? node.items[Number(part)] : undefined;
    return item && { node: item, at: item.at };
  }
  const entry = entryOf(node, part);
  if (entry) return { node: entry.value, at: entry.keyAt };
  const [, name, index] = /^(.*)\[(\d+)\]$/.exec(part) ?? [];
  const list = name === undefined ? undefined : step(node, name);
  return list && step(list.node, index!);
}

/** The text of a definition that is a value in a template. */
export function definitionOfNode(node: SourceNode, context: LoadContext): MappedText {
  noteYaml11(node, context);
  return renderJson(node);
}

/** Notes words in a definition that YAML 1.1 reads as booleans: rarely what their author meant. */
function noteYaml11(node: SourceNode, context: LoadContext): void {
  const tell = (raw: string, at: Position): void =>
    context.note(`${raw} is a boolean in CloudFormation's YAML: write quotes around it if it is a name.`, at);
  if (node.kind === 'scalar' && typeof node.value === 'boolean' && !/^(true|false)$/i.test(node.raw)) {
    tell(node.raw, node.at);
  }
  for (const { rawKey, keyAt, value } of entriesOf(node)) {
    if (rawKey !== undefined) tell(rawKey, keyAt);
    noteYaml11(value, context);
  }
  for (const item of itemsOf(node)) noteYaml11(item, context);
}
