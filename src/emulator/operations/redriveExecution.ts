import { Arn, ClientToken } from './model/names';
import { required, structure } from './model/shapes';
import { notYetImplemented } from './notYetImplemented';
import { operation } from './Operation';

export const redriveExecution = operation({
  name: 'RedriveExecution',
  input: structure('RedriveExecutionInput', { executionArn: required(Arn), clientToken: ClientToken }),
  handle() {
    throw notYetImplemented('RedriveExecution');
  },
});
