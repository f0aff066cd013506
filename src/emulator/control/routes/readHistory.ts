import { describeInside, historyInside } from '../../service/inspect';
import type { Control } from '../Control';
import { findExecution } from '../executions/findExecution';
import { anyObject, answered, described, list, text } from '../schema/Schema';

export const readHistory: Control<{ readonly executionArn: string }> = {
  name: 'readHistory',
  method: 'GET',
  path: '/executions/{executionArn}/history',
  of: 'account',
  summary:
    'An execution and its events as the Step Functions API tells them: of Express executions, too, of which it tells nothing.',
  params: { executionArn: text },
  answer: answered({
    description: described(anyObject, 'As DescribeExecution answers it.'),
    events: described(list(anyObject), 'As GetExecutionHistory answers them, all at once.'),
  }),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    return { description: describeInside(execution), events: historyInside(service, executionArn) };
  },
};
