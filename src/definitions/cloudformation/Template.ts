import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Position } from '../../util/Position';
import { entriesOf, type MapEntry, memberOf, nodeKind, type SourceNode, textOf } from '../source/SourceNode';
import { intrinsicCall } from './arguments';

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly at: Position;
  readonly properties: SourceNode | undefined;
  readonly metadata: SourceNode | undefined;
  /** The name in its `Condition`. */
  readonly condition: string | undefined;
}

/** A parsed template, with lookups by name. */
export class Template {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  #names: readonly string[] | undefined;

  constructor(
    readonly file: string,
    readonly root: SourceNode,
  ) {
    const globals = this.section('Globals');
    this.resources = new Map(entriesOf(this.section('Resources')).flatMap((entry) => readResource(entry, globals)));
  }

  section(
    name: 'Parameters' | 'Mappings' | 'Conditions' | 'Resources' | 'Globals' | 'Outputs',
  ): SourceNode | undefined {
    const node = memberOf(this.root, name);
    if (node && node.kind !== 'map' && !(node.kind === 'scalar' && node.value === null)) {
      throw new DefinitionLoadError(node.at, `The section ${name} is ${nodeKind(node)}, not a map.`);
    }
    return node;
  }

  /** Every name that `Ref` and `Fn::GetAtt` may use, for suggestions. */
  get names(): readonly string[] {
    return (this.#names ??= [...this.resources.keys(), ...entriesOf(this.section('Parameters')).map(({ key }) => key)]);
  }
}

function readResource(
  { key: logicalId, keyAt: at, value }: MapEntry,
  globals: SourceNode | undefined,
): (readonly [string, TemplateResource])[] {
  const type = textOf(memberOf(value, 'Type'));
  if (type === undefined) return [];
  const properties = withGlobals(type, memberOf(value, 'Properties'), globals);
  const metadata = memberOf(value, 'Metadata');
  return [[logicalId, { logicalId, type, at, properties, metadata, condition: textOf(memberOf(value, 'Condition')) }]];
}

/**
 * A SAM resource's properties merged with the template's Globals: maps are merged, lists are concatenated, everything
 * else comes from the resource.
 */
function withGlobals(
  type: string,
  properties: SourceNode | undefined,
  globals: SourceNode | undefined,
): SourceNode | undefined {
  if (!globals || !type.startsWith('AWS::Serverless::')) return properties;
  const shared = memberOf(globals, type.slice('AWS::Serverless::'.length));
  return shared ? (properties ? merge(shared, properties) : shared) : properties;
}

function merge(shared: SourceNode, own: SourceNode): SourceNode {
  if (shared.kind === 'list' && own.kind === 'list') return { ...own, items: [...shared.items, ...own.items] };
  if (shared.kind !== 'map' || own.kind !== 'map' || intrinsicCall(shared) || intrinsicCall(own)) return own;
  const merged = entriesOf(own).map((entry): MapEntry => {
    const inherited = memberOf(shared, entry.key);
    return inherited ? { ...entry, value: merge(inherited, entry.value) } : entry;
  });
  const missing = shared.entries.filter(({ key }) => memberOf(own, key) === undefined);
  return { ...own, entries: [...missing, ...merged] };
}
