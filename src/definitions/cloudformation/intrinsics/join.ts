import { MappedText } from '../../source/MappedText';
import { textValue, listArgument, textArgument, wrongCall, type Intrinsic } from '../arguments';

const call = { name: 'Fn::Join', form: 'Fn::Join: [delimiter, [value, value]]' };

export const join: Intrinsic = (argument, scope, at) => {
  const [first, second] = listArgument(argument, call, 2);
  const delimiter = textArgument(first, scope, call);
  const list = scope.resolve(second!, scope);
  if (list.kind === 'text' && list.text.onlyHole) return list;
  if (list.kind !== 'list') throw wrongCall(call, list.at, 'anything but a list');
  const parts = list.items.flatMap((item, index) =>
    index === 0 ? [textValue(item, call)] : [delimiter, textValue(item, call)],
  );
  return { kind: 'text', text: MappedText.join(parts), at };
};
