import type { JsonObject } from '../../../../util/json';
import { lazy } from '../../../../util/lazy';
import { MappedText } from '../../../source/MappedText';
import { parseJsonSource } from '../../../source/parseJsonSource';
import { type MapEntry, mapNode, memberOf, type SourceNode, textNode } from '../../../source/SourceNode';
import type { TemplateScope } from '../../TemplateScope';

interface PolicyTemplate {
  readonly Parameters: readonly string[];
  readonly Statement: readonly JsonObject[];
}

/**
 * The document of a SAM policy template (`LambdaInvokePolicy: { FunctionName: … }`), evaluated; `undefined` if there is
 * no such template. Source of the data: SAM's policy_templates.json, version 0.0.1, with 81 templates.
 */
export function templateDocument({ key, value }: MapEntry, scope: TemplateScope): SourceNode | undefined {
  const templates = load();
  if (!Object.hasOwn(templates, key)) return undefined;
  const { Parameters, Statement } = templates[key]!;
  const { at } = value;
  const given = Object.fromEntries(Parameters.map((name) => [name, memberOf(value, name)]));
  const statements = parseJsonSource(MappedText.point(JSON.stringify(Statement), at));
  return scope.resolve(mapNode({ Statement: substituted(statements, mapNode(given, at)) }, at), scope);
}

/** Every string with a parameter or pseudo parameter as `Fn::Sub`. */
function substituted(node: SourceNode, given: SourceNode): SourceNode {
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => substituted(item, given)) };
  if (node.kind === 'map')
    return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: substituted(entry.value, given) })) };
  if (node.kind !== 'text' || !node.text.toString().includes('${')) return node;
  const text = textNode(node.text.toString(), node.at);
  return mapNode({ 'Fn::Sub': { kind: 'list', items: [text, given], at: node.at } }, node.at);
}

const load = lazy(() => require('./policyTemplates.json') as Readonly<Record<string, PolicyTemplate>>);
