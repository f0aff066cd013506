import { renderJson } from '../source/renderJson';
import { itemsOf, type MapEntry, mapNode, plainTextOf, type SourceNode, textNode } from '../source/SourceNode';
import { parseJsonSource } from '../source/parseJsonSource';
import type { Position } from '../../util/Position';
import { blockSettings, type Settings } from './blockSettings';
import { iterate } from './elementOf';
import type { HclBlock } from './hcl/Expression';
import { type ModuleScope, withNames } from './ModuleScope';
import { holeOf } from './unknown';

/** The `json` of a data source "aws_iam_policy_document". */
export function policyDocumentJson(block: HclBlock, scope: ModuleScope, at: Position): SourceNode {
  const settings = blockSettings(block.body, scope);
  const sources = [settings('source_json'), ...itemsOf(settings('source_policy_documents'))];
  const overrides = [settings('override_json'), ...itemsOf(settings('override_policy_documents'))];
  const own = blocksNamed('statement', block, scope).map((one) => statement(one));
  const items = [...sources.flatMap(statementsIn), ...own, ...overrides.flatMap(statementsIn)];
  const document = mapNode(
    { Version: textNode('2012-10-17', at), Statement: { kind: 'list', items: bySid(items), at } },
    at,
  );
  return { kind: 'text', text: renderJson(document, { compact: true }), at };
}

/** A statement replaces an earlier one with the same Sid. */
function bySid(items: readonly SourceNode[]): readonly SourceNode[] {
  const sidOf = (node: SourceNode): string | undefined =>
    node.kind === 'map' ? plainTextOf(node.entries.find(({ key }) => key === 'Sid')?.value) : undefined;
  return items.filter((node, index) => {
    const sid = sidOf(node);
    return sid === undefined || sid === '' || !items.slice(index + 1).some((later) => sidOf(later) === sid);
  });
}

/** The statements of another document, given as JSON; an unknown document is one unknown statement. */
function statementsIn(node: SourceNode | undefined): readonly SourceNode[] {
  if (node?.kind !== 'text' || node.text.length === 0) return [];
  if (holeOf(node)) return [node];
  const document = parseJsonSource(node.text);
  const found = document.kind === 'map' ? document.entries.find(({ key }) => key === 'Statement')?.value : undefined;
  return found?.kind === 'list' ? found.items : found ? [found] : [];
}

/** A nested block, with the scope in which its arguments are evaluated. */
interface InnerBlock {
  readonly block: HclBlock;
  readonly scope: ModuleScope;
}

/** The nested blocks of a type: written out, or `dynamic`. */
function blocksNamed(name: string, { body }: HclBlock, scope: ModuleScope): readonly InnerBlock[] {
  return body.blocks.flatMap((block): readonly InnerBlock[] => {
    if (block.type === name) return [{ block, scope }];
    if (block.type !== 'dynamic' || block.labels[0] !== name) return [];
    const content = block.body.blocks.find(({ type }) => type === 'content');
    const collection = blockSettings(block.body, scope)('for_each');
    if (!content || !collection) return [];
    const rounds = holeOf(collection) ? [{ key: collection, value: collection }] : iterate(collection);
    return rounds.map(({ key, value }) => {
      const iterator = mapNode({ key, value }, collection.at);
      return { block: content, scope: withNames(scope, { [iteratorOf(block) ?? name]: iterator }) };
    });
  });
}

/** `iterator = item` names the loop's variable otherwise. */
function iteratorOf({ body }: HclBlock): string | undefined {
  const written = body.attributes.get('iterator')?.expression;
  return written?.kind === 'name' ? written.name : undefined;
}

function statement({ block, scope }: InnerBlock): SourceNode {
  const settings = blockSettings(block.body, scope);
  const { at } = block;
  return mapNode(
    {
      Sid: settings('sid'),
      Effect: settings('effect') ?? textNode('Allow', at),
      Action: settings('actions'),
      NotAction: settings('not_actions'),
      Resource: settings('resources'),
      NotResource: settings('not_resources'),
      Principal: principals(blocksNamed('principals', block, scope), at),
      Condition: conditions(blocksNamed('condition', block, scope), at),
    },
    at,
  );
}

function principals(blocks: readonly InnerBlock[], at: Position): SourceNode | undefined {
  const entries = blocks.flatMap((one): MapEntry[] => {
    const { type, values } = named(one, 'type', 'identifiers');
    return type === undefined || !values ? [] : [{ key: type, keyAt: at, value: values }];
  });
  return entries.length === 0 ? undefined : { kind: 'map', entries, at };
}

function conditions(blocks: readonly InnerBlock[], at: Position): SourceNode | undefined {
  const operators = new Map<string, MapEntry[]>();
  for (const one of blocks) {
    const settings: Settings = blockSettings(one.block.body, one.scope);
    const { type, values } = named(one, 'test', 'values');
    const key = plainTextOf(settings('variable'));
    if (type === undefined || key === undefined || !values) continue;
    operators.set(type, [...(operators.get(type) ?? []), { key, keyAt: at, value: values }]);
  }
  const entries = [...operators].map(([key, inner]): MapEntry => ({
    key,
    keyAt: at,
    value: { kind: 'map', entries: inner, at },
  }));
  return entries.length === 0 ? undefined : { kind: 'map', entries, at };
}

function named({ block, scope }: InnerBlock, name: string, list: string): { type?: string; values?: SourceNode } {
  const settings = blockSettings(block.body, scope);
  const type = plainTextOf(settings(name));
  const values = settings(list);
  return { ...(type !== undefined && { type }), ...(values && { values }) };
}
