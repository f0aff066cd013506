import type { Control } from '../Control';
import { findExecution } from '../executions/findExecution';
import { summaryOf } from '../executions/summaryOf';
import { named, text } from '../schema/Schema';

export const describeExecution: Control<{ readonly executionArn: string }> = {
  name: 'describeExecution',
  method: 'GET',
  path: '/executions/{executionArn}',
  of: 'account',
  summary: 'An execution, Express ones included, with its input and output.',
  params: { executionArn: text },
  answer: named('ExecutionWithData'),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    const { input, output } = execution;
    return { ...summaryOf(service, execution), input, ...(output !== undefined && { output }) };
  },
};
