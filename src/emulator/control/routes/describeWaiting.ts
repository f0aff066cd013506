import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { answered, text } from '../schema/Schema';
import { describeWaiting as waitingOf } from '../../service/describeWaiting';

export const describeWaiting = route('GET /executions/{executionArn}/waiting', {
  summary: 'Where an execution stands and what it waits for, in words for people.',
  answer: answered({ waiting: text }),
  formerly: ['/executions/{executionArn}/waiting'],
  handle: ({ service }, { executionArn }) => ({
    waiting: waitingOf(service, findExecution(service, executionArn).arn),
  }),
});
