import { textArgument, type Intrinsic } from '../arguments';
import { textNode } from '../../source/SourceNode';

const call = { name: 'Fn::GetAZs', form: 'Fn::GetAZs: ""' };

/** The first three zones of the region: every region has at least that many names. */
export const getAZs: Intrinsic = (argument, scope, at) => {
  const region = textArgument(argument, scope, call).toString() || scope.context.deployment.region;
  return { kind: 'list', items: ['a', 'b', 'c'].map((zone) => textNode(region + zone, at)), at };
};
