import { DefinitionLoadError } from '../../DefinitionLoadError';
import { listArgument, textArgument, wrongCall, type Intrinsic } from '../arguments';
import { holeNode } from '../../source/SourceNode';

const call = { name: 'Fn::Select', form: 'Fn::Select: [index, [value, value]]' };

export const select: Intrinsic = (argument, scope) => {
  const [first, second] = listArgument(argument, call, 2);
  const index = Number(textArgument(first, scope, call).toString());
  const list = scope.resolve(second!, scope);
  const [hole] =
    list.kind === 'list' ? list.items.flatMap((item) => (item.kind === 'text' ? item.text.holes : [])) : [];
  if (list.kind === 'text' && list.text.onlyHole) return list;
  if (list.kind !== 'list') throw wrongCall(call, list.at, 'anything but a list');
  const item = Number.isInteger(index) ? list.items[index] : undefined;
  if (item) return item;
  // What is not known may well have had more parts.
  if (hole) return holeNode({ ...hole, value: `Fn::Select ${String(index)} of ${hole.value}` });
  throw new DefinitionLoadError(
    first.at,
    `The list has ${String(list.items.length)} items; there is none at ${String(index)}.`,
  );
};
