import { route } from '../Control';
import { findExecution } from '../executions/findExecution';
import { executionTrace } from '../executions/executionTrace';
import { described, list, named, word } from '../schema/Schema';

export const traceExecution = route('GET /executions/{executionArn}/trace', {
  summary: 'What an execution did: path, visits, attempts, choices, variables, transitions, cost and time.',
  description: 'Express executions have one, too. That of a running execution tells how far it has come.',
  params: {
    include: described(list(word('stages', 'events', 'definition')), 'What is told beside the rest.'),
    visits: described(
      list({ type: 'string', pattern: '^\\d+$' }),
      'Ids of the visits that are told, of a long execution. Default: all.',
    ),
  },
  answer: named('Trace'),
  handle: ({ service }, { executionArn, include = [], visits }) =>
    executionTrace(service, findExecution(service, executionArn), include, visits?.map(Number)),
});
