import { LongArn } from './model/names';
import { required, structure } from './model/shapes';
import { notYetImplemented } from './notYetImplemented';
import { operation } from './Operation';

export const describeMapRun = operation({
  name: 'DescribeMapRun',
  input: structure('DescribeMapRunInput', { mapRunArn: required(LongArn) }),
  handle() {
    throw notYetImplemented('DescribeMapRun');
  },
});
