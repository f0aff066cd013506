import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { answered, text } from '../schema/Schema';

export const describeWaiting = route('GET /executions/{executionArn}/waiting', {
  summary: 'Where an execution stands and what it waits for, in words for people.',
  answer: answered({ waiting: text }),
  formerly: ['/executions/{executionArn}/waiting'],
  handle: ({ service }, { executionArn }) => ({
    waiting: service.describeWaiting(findExecution(service, executionArn).arn),
  }),
});
