import { DefinitionLoadError } from '../DefinitionLoadError';
import { MappedText } from '../source/MappedText';
import type { Position } from '../../util/Position';
import { nodeKind, plainTextOf, type SourceNode, type MapEntry } from '../source/SourceNode';
import type { TemplateScope } from './TemplateScope';

/** The function call in a map with a single key: `Ref`, `Fn::Sub` …; not the `Condition` of a choice rule. */
export function intrinsicCall(node: SourceNode): MapEntry | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry && (entry.key === 'Ref' || entry.key.startsWith('Fn::')) ? entry : undefined;
}

/** The correct form of a function call, for messages. */
export interface CallForm {
  readonly name: string;
  readonly form: string;
}

export function wrongCall({ name, form }: CallForm, at: Position, found: string): DefinitionLoadError {
  return new DefinitionLoadError(at, `${name} cannot take ${found} here.`, `Write ${form}.`);
}

/** The items of an argument that must be a list of `least` to `most` items. */
export function listArgument(
  node: SourceNode,
  call: CallForm,
  least: number,
  most = least,
): readonly [SourceNode, ...SourceNode[]] {
  if (node.kind !== 'list') throw wrongCall(call, node.at, nodeKind(node));
  const count = node.items.length;
  if (count < least || count > most) throw wrongCall(call, node.at, `${String(count)} arguments`);
  return node.items as unknown as readonly [SourceNode, ...SourceNode[]];
}

/** An evaluated argument that must be a string (a number or boolean is accepted). */
export function textArgument(node: SourceNode, scope: TemplateScope, call: CallForm): MappedText {
  return textValue(scope.resolve(node, scope), call, node.at);
}

/** A value that must be a string, number or boolean; `at` is where it is used. */
export function textValue(node: SourceNode, call: CallForm, at = node.at): MappedText {
  if (node.kind === 'text') return node.text;
  const plain = plainTextOf(node);
  if (plain === undefined) throw wrongCall(call, at, nodeKind(node));
  return MappedText.point(plain, node.at);
}
