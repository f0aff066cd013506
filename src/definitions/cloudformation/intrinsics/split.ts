import { listArgument, textArgument, type Intrinsic } from '../arguments';

const call = { name: 'Fn::Split', form: 'Fn::Split: [delimiter, "text"]' };

export const split: Intrinsic = (argument, scope, at) => {
  const [first, second] = listArgument(argument, call, 2);
  const delimiter = textArgument(first, scope, call).toString();
  const text = textArgument(second!, scope, call);
  const parts = delimiter === '' ? [text] : text.split(delimiter);
  return { kind: 'list', items: parts.map((part) => ({ kind: 'text', text: part, at })), at };
};
