import { wrongCall, type Intrinsic } from '../arguments';

const call = { name: 'Fn::Length', form: 'Fn::Length: [value, value]' };

export const length: Intrinsic = (argument, scope, at) => {
  const list = scope.resolve(argument, scope);
  if (list.kind === 'text' && list.text.onlyHole) return list;
  if (list.kind !== 'list') throw wrongCall(call, list.at, 'anything but a list');
  return { kind: 'scalar', value: list.items.length, raw: String(list.items.length), at };
};
