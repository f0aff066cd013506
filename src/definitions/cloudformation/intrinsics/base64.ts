import { textArgument, type Intrinsic } from '../arguments';
import { holeNode, textNode } from '../../source/SourceNode';

const call = { name: 'Fn::Base64', form: 'Fn::Base64: text' };

export const base64: Intrinsic = (argument, scope, at) => {
  const text = textArgument(argument, scope, call);
  const encoded = Buffer.from(text.toString()).toString('base64');
  const [hole] = text.holes;
  return hole ? holeNode({ ...hole, value: `Fn::Base64 of ${hole.value}`, stub: encoded }) : textNode(encoded, at);
};
