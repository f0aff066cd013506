import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Position } from '../source/Position';
import { withGlobals } from './sam/globals';
import { entriesOf, type MapEntry, memberOf, nodeKind, type SourceNode, textOf } from '../source/SourceNode';

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly at: Position;
  readonly properties: SourceNode | undefined;
  readonly metadata: SourceNode | undefined;
  /** The name in its `Condition`. */
  readonly condition: string | undefined;
}

/** A template taken apart: what of it is looked up by name. */
export class Template {
  readonly file: string;
  readonly root: SourceNode;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  #names: readonly string[] | undefined;

  constructor(file: string, root: SourceNode) {
    this.file = file;
    this.root = root;
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

  /** Everything that `Ref` and `Fn::GetAtt` may name, to find the one that was meant. */
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
