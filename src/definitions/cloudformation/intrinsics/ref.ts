import { textArgument, type Intrinsic } from '../arguments';
import { reference } from '../reference';

export const ref: Intrinsic = (argument, scope, at) => {
  const name = textArgument(argument, scope, { name: 'Ref', form: 'Ref: LogicalId' }).toString();
  return reference(name, scope, at, `Ref ${name}`);
};
