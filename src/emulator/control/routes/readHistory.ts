import { describeInside, historyInside } from '../../service/inspect';
import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { anyObject, answered, described, list } from '../schema/Schema';

export const readHistory = route('GET /executions/{executionArn}/history', {
  summary:
    'An execution and its events as the Step Functions API tells them: of Express executions, too, of which it tells nothing.',
  answer: answered({
    description: described(anyObject, 'As DescribeExecution answers it.'),
    events: described(list(anyObject), 'As GetExecutionHistory answers them, all at once.'),
  }),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    return { description: describeInside(execution), events: historyInside(service, executionArn) };
  },
});
