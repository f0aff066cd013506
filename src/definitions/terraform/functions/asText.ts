import { MappedText } from '../../source/MappedText';
import type { SourceNode } from '../../source/SourceNode';
import { type FunctionCall, textOfArgument } from './TerraformFunction';

/** An argument as text that keeps its places and its holes. */
export function asText(args: readonly SourceNode[], index: number, call: FunctionCall): MappedText {
  const node = args[index];
  return node?.kind === 'text' ? node.text : MappedText.point(textOfArgument(args, index, call), call.at);
}
