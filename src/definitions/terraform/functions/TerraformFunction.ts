import type { Position } from '../../../util/Position';
import { holeNode, plainTextOf, nodeKind, type SourceNode } from '../../source/SourceNode';
import { DefinitionLoadError } from '../../DefinitionLoadError';
import type { ModuleScope } from '../ModuleScope';
import { findHole } from '../unknown';
import { MappedText } from '../../source/MappedText';

export interface TerraformCall {
  readonly name: string;
  /** The first argument as written (`local.queues`), if it is a name; otherwise the function's name. */
  readonly subject: string;
  readonly scope: ModuleScope;
  readonly at: Position;
}

/** A Terraform function with evaluated arguments. */
export type TerraformFunction = (args: readonly SourceNode[], call: TerraformCall) => SourceNode;

/** Its result is unknown if an argument is, because the argument's text is only a stub. */
export function onlyKnown(work: TerraformFunction): TerraformFunction {
  return (args, call) => {
    const hole = args.map(findHole).find((found) => found !== undefined);
    return hole ? holeNode({ ...hole, value: `${call.name}(${hole.value})`, part: undefined }) : work(args, call);
  };
}

/** An argument that must be a string, number or boolean, as a string. */
export function textOfArgument(args: readonly SourceNode[], index: number, { name, at }: TerraformCall): string {
  const node = args[index];
  const text = node && plainTextOf(node);
  if (text !== undefined) return text;
  throw new DefinitionLoadError(
    node?.at ?? at,
    `${name} takes a string as argument ${String(index + 1)}, not ${node ? nodeKind(node) : 'nothing'}.`,
  );
}

/** A required argument. */
export function argumentAt(args: readonly SourceNode[], index: number, { name, at }: TerraformCall): SourceNode {
  const node = args[index];
  if (node) return node;
  throw new DefinitionLoadError(at, `${name} needs ${String(index + 1)} arguments, not ${String(args.length)}.`);
}

/** An argument that must be a list. */
export function itemsOfArgument(
  args: readonly SourceNode[],
  index: number,
  call: TerraformCall,
): readonly SourceNode[] {
  const node = argumentAt(args, index, call);
  if (node.kind === 'list') return node.items;
  throw new DefinitionLoadError(node.at, `${call.name} takes a list, not ${nodeKind(node)}.`);
}

/** An argument as text that keeps its places and its holes. */
export function placedText(args: readonly SourceNode[], index: number, call: TerraformCall): MappedText {
  const node = args[index];
  return node?.kind === 'text' ? node.text : MappedText.point(textOfArgument(args, index, call), call.at);
}
