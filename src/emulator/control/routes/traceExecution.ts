import type { Control } from '../Control';
import { findExecution } from '../executions/findExecution';
import { executionTrace, type TraceExtra } from '../executions/executionTrace';
import { described, list, named, text, word } from '../schema/Schema';

interface Params {
  readonly executionArn: string;
  readonly include?: readonly TraceExtra[];
  readonly visits?: readonly string[];
}

export const traceExecution: Control<Params> = {
  name: 'traceExecution',
  method: 'GET',
  path: '/executions/{executionArn}/trace',
  of: 'account',
  summary: 'What an execution did: path, visits, attempts, choices, variables, transitions, cost and time.',
  description: 'Express executions have one, too. That of a running execution tells how far it has come.',
  params: {
    executionArn: text,
    include: described(list(word('stages', 'events', 'definition')), 'What is told beside the rest.'),
    visits: described(
      list({ type: 'string', pattern: '^\\d+$' }),
      'Ids of the visits that are told, of a long execution. Default: all.',
    ),
  },
  answer: named('Trace'),
  handle: ({ service }, { executionArn, include = [], visits }) =>
    executionTrace(service, findExecution(service, executionArn), include, visits?.map(Number)),
};
