import type { LoadContext } from '../LoadContext';
import type { MappedText } from '../source/MappedText';
import type { Position } from '../source/Position';
import { renderJson } from '../source/renderJson';
import { entriesOf, itemsOf, type SourceNode } from '../source/SourceNode';

/** The text of a definition that stands in a template as a value. */
export function definitionOfNode(node: SourceNode, context: LoadContext): MappedText {
  noteYaml11(node, context);
  return renderJson(node);
}

/** Words that YAML 1.1 takes for booleans, in a definition: rarely what their author meant. */
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
