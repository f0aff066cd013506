import { Arn } from './model/names';
import { PageSize, PageToken } from './model/paging';
import { required, structure } from './model/shapes';
import { notYetImplemented } from './notYetImplemented';
import { operation } from './Operation';

export const listMapRuns = operation({
  name: 'ListMapRuns',
  input: structure('ListMapRunsInput', { executionArn: required(Arn), maxResults: PageSize, nextToken: PageToken }),
  handle() {
    throw notYetImplemented('ListMapRuns');
  },
});
