import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { summaryOf } from '../executions/summaryOf';
import { named } from '../schema/Schema';

export const describeExecution = route('GET /executions/{executionArn}', {
  summary: 'An execution, Express ones included, with its input and output.',
  answer: named('ExecutionWithData'),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    const { input, output } = execution;
    return { ...summaryOf(service, execution), input, ...(output !== undefined && { output }) };
  },
});
