import { listArgument, textArgument, type Intrinsic } from '../arguments';
import { conditionNamed } from '../conditions';

const call = { name: 'Fn::If', form: 'Fn::If: [ConditionName, valueIfTrue, valueIfFalse]' };

export const ifFunction: Intrinsic = (argument, scope) => {
  const [name, whenTrue, whenFalse] = listArgument(argument, call, 3);
  const condition = textArgument(name, scope, call).toString();
  return scope.resolve(conditionNamed(condition, scope, name.at) ? whenTrue! : whenFalse!, scope);
};
