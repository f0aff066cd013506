import type { Control } from '../Control';
import { findExecution } from '../executions/findExecution';
import { answered, text } from '../schema/Schema';

export const describeWaiting: Control<{ readonly executionArn: string }> = {
  name: 'describeWaiting',
  method: 'GET',
  path: '/executions/{executionArn}/waiting',
  of: 'account',
  summary: 'Where an execution stands and what it waits for, in words for people.',
  params: { executionArn: text },
  answer: answered({ waiting: text }),
  formerly: ['/executions/{executionArn}/waiting'],
  handle: ({ service }, { executionArn }) => ({
    waiting: service.describeWaiting(findExecution(service, executionArn).arn),
  }),
};
