import { DefinitionLoadError } from '../../DefinitionLoadError';
import { nearest } from '../../../util/nearest';
import { entriesOf, memberOf, holeNode } from '../../source/SourceNode';
import { listArgument, textArgument, type Intrinsic } from '../arguments';

const call = { name: 'Fn::FindInMap', form: 'Fn::FindInMap: [MapName, TopLevelKey, SecondLevelKey]' };

export const findInMap: Intrinsic = (argument, scope, at) => {
  const items = listArgument(argument, call, 3, 4);
  const fallback = memberOf(items[3], 'DefaultValue');
  const keys = items.slice(0, 3).map((item) => ({ at: item.at, text: textArgument(item, scope, call) }));
  let node = scope.template.section('Mappings');
  for (const { at: keyAt, text } of keys) {
    const known = entriesOf(node).map(({ key }) => key);
    node = memberOf(node, text.toString());
    if (node) continue;
    if (fallback) return scope.resolve(fallback, scope);
    const [hole] = text.holes;
    const path = keys.map((key) => key.text.toString()).join('.');
    if (hole) return holeNode({ ...hole, value: `Fn::FindInMap ${path}`, at });
    const near = nearest(text.toString(), known);
    const hint = near === undefined ? `It has ${known.slice(0, 10).join(', ') || 'nothing'}.` : `Did you mean ${near}?`;
    throw new DefinitionLoadError(
      keyAt,
      `Mappings has no ${path}: there is no ${JSON.stringify(text.toString())}.`,
      hint,
    );
  }
  return node ?? { kind: 'none', at };
};
