import { textNode, entriesOf, type SourceNode } from '../source/SourceNode';
import type { Position } from '../source/Position';
import { relativeTo } from '../source/SourceFiles';
import { templateText } from './evaluateTemplate';
import type { HclBlock } from './hcl/Expression';
import { parseTemplateText } from './hcl/parseTemplateText';
import { type ModuleScope, withNames } from './ModuleScope';

/** An attribute of a data source; `undefined` where it cannot be told from the files. */
type DataSource = (
  name: string,
  block: HclBlock | undefined,
  scope: ModuleScope,
  at: Position,
) => SourceNode | undefined;

const sources: Readonly<Record<string, DataSource>> = {
  aws_caller_identity: (name, _, { context: { deployment } }, at) =>
    name === 'account_id' || name === 'id' ? textNode(deployment.account, at) : undefined,
  aws_region: (name, _, { context: { deployment } }, at) =>
    ['name', 'id', 'region'].includes(name) ? textNode(deployment.region, at) : undefined,
  aws_partition: (name, _, { context: { deployment } }, at) =>
    name === 'partition' || name === 'id' ? textNode(deployment.partition, at) : undefined,
  template_file: (name, block, scope) => (name === 'rendered' && block ? rendered(block, scope) : undefined),
  local_file: (name, block, scope, at) => {
    const node = argument(block, 'filename', scope);
    if (name !== 'content' || node?.kind !== 'text' || node.text.holes.length > 0) return undefined;
    const file = relativeTo(`${scope.rootFolder}/main.tf`, node.text.toString());
    return { kind: 'text', text: scope.context.files.read(file, node.at), at };
  },
};

export const dataSources: ReadonlyMap<string, DataSource> = new Map(Object.entries(sources));

function argument(block: HclBlock | undefined, name: string, scope: ModuleScope): SourceNode | undefined {
  const attribute = block?.body.attributes.get(name);
  return attribute && scope.evaluate(attribute.expression, scope);
}

/** `template` is text already; it is a template with `vars` for its names. */
function rendered(block: HclBlock, scope: ModuleScope): SourceNode | undefined {
  const template = argument(block, 'template', scope);
  if (template?.kind !== 'text' || template.text.onlyHole) return template;
  const names = Object.fromEntries(entriesOf(argument(block, 'vars', scope)).map(({ key, value }) => [key, value]));
  const text = templateText(parseTemplateText(template.text), withNames({ ...scope, names: new Map() }, names));
  return { kind: 'text', text, at: template.at };
}
