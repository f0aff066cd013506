import type { ListedExecution } from '../../../engine/executions/Archive';
import { matches } from '../../../util/matches';
import { checkMachineInAccount } from '../checkAccountNames';
import { route } from '../Control';
import { notFound } from '../ControlError';
import { findExecution } from '../executions/findExecution';
import { searchStored } from '../executions/searchStored';
import { selectExecutions } from '../executions/selectExecutions';
import { summaryOf } from '../executions/summaryOf';
import { executionStatuses } from '../schema/execution';
import {
  answered,
  anyObject,
  count,
  described,
  flag,
  given,
  json,
  list,
  named,
  text,
  time,
  timeText,
  word,
} from '../schema/Schema';
import type { PartRequest } from '../../../contract/PartRequest';
import { toText, type Json } from '../../../util/json';
import { describeInside, historyInside } from '../../service/inspect';
import { executionTrace } from '../executions/executionTrace';

const statusCounts = answered(Object.fromEntries(executionStatuses.map((status) => [status, count])));

/** Which executions are wanted, in memory or in the data directory. */
const filters = {
  stateMachine: described(text, 'The name or ARN of their state machine.'),
  status: word(...executionStatuses),
  children: { ...described(flag, 'Whether to include children of Map Runs.'), default: true },
  accountId: described(text, 'Executions of this account: accounts without their own service share one.'),
  region: described(text, 'Executions of this region.'),
  search: described(text, 'Executions with each of these words in their names, ignoring case.'),
  text: described(text, 'Those with each of these words in input, output, error or cause, in capitals or not.'),
  startedFrom: described(time, 'Those that started at this time or later.'),
  startedBefore: described(time, 'Those that started before this time.'),
};

export const listExecutions = route('GET /executions', {
  summary: 'Executions, the most recently changed first, including Express ones and children of Map Runs.',
  params: {
    ...filters,
    parentExecutionArn: described(text, 'Executions that a task or a Map Run of this execution has started.'),
    mapRunArn: described(text, 'The children of this Map Run.'),
    max: { ...count, minimum: 1, maximum: 1000, default: 100 },
    before: described(count, 'Executions whose last change is before this number: for the next page.'),
  },
  answer: answered({
    executions: list(named('Execution')),
    total: described(count, 'How many match, on all pages.'),
    counts: described(statusCounts, 'How many match by status, apart from `status`.'),
    forgotten: described(count, 'How many are no longer kept.'),
    stored: described(count, 'How many the data directory has, those in memory included. Without one: 0.'),
    change: described(count, 'The number of the last change of any execution: see `changes`.'),
    epoch: described(text, 'Changes with each reset.'),
  }),
  handle({ service }, { stateMachine, max = 100, before = Infinity, ...wanted }) {
    const { parentExecutionArn, mapRunArn } = wanted;
    const { changes } = service;
    changes.look();
    if (parentExecutionArn !== undefined) findExecution(service, parentExecutionArn);
    if (mapRunArn !== undefined && service.inside.engine.executions.mapRuns.get(mapRunArn) === undefined)
      throw notFound(`There is no Map Run ${JSON.stringify(mapRunArn).slice(0, 300)} in this account.`);
    const { found, counts } = selectExecutions(service, { ...wanted, stateMachine });
    if (found.length === 0 && stateMachine !== undefined) checkMachineInAccount(service, stateMachine);
    return {
      executions: found
        .sort((a, b) => changes.of(b) - changes.of(a))
        .filter((one) => changes.of(one) < before)
        .slice(0, max)
        .map((one) => summaryOf(service, one)),
      total: found.length,
      counts,
      forgotten: service.telemetry.forgotten,
      stored: service.inside.engine.executions.archive?.count() ?? 0,
      change: changes.last,
      epoch: service.life.epoch,
    };
  },
});

const part = {
  from: described(
    text,
    "The state to begin with, or its place: `Fan[1]/Ship` in a branch of a Parallel, `Each[3]/Ship` in a Map's item. " +
      'Default: the first.',
  ),
  until: described(text, 'The state to end after. Default: the end of the States block of `from`.'),
  variables: described(anyObject, 'The variables that the states before `from` have assigned, by name.'),
  unassigned: described(list(text), 'Variables that those states may assign, but have not.'),
  context: described(
    given({
      Execution: given({ Input: json }),
      Map: given({ Item: given({ Index: count, Value: json, Key: text }) }),
    }),
    'Members of the context object that are not known there.',
  ),
};

export const startExecution = route('POST /executions', {
  summary: 'Starts an execution that begins or ends in the middle: it runs a part of its state machine.',
  description:
    'Otherwise like StartExecution. A state that reads a variable or a member of the context object which is missing here ends ' +
    'the execution with a mistake, and so does an end without coming to `until`.',
  body: given(
    {
      stateMachineArn: described(text, 'The ARN of the machine, a version or an alias; `#TestCase` may follow.'),
      name: described(text, 'Default: a generated one.'),
      input: described(json, 'The input of the state `from`. Default: {}.'),
      ...part,
    },
    ['stateMachineArn'],
  ),
  answer: answered({ executionArn: text, startedAt: time }),
  async handle({ service, exactBody }, _params, body) {
    const { stateMachineArn, name, ...rest } = (exactBody ?? body) as typeof body;
    const { input, ...request } = rest as { readonly input?: Json } & PartRequest;
    const start = {
      stateMachineArn,
      ...(name !== undefined && { name }),
      ...(input !== undefined && { input: toText(input) }),
    };
    const { executionArn } = (await service.startPart('client', start, request)) as { executionArn: string };
    return { executionArn, startedAt: timeText(findExecution(service, executionArn).startDate) };
  },
});

export const searchStoredExecutions = route('GET /storedExecutions', {
  summary: 'Executions in the data directory that the server does not keep in memory, newest first, a part at a time.',
  description:
    'A page ends when it is full or the search has taken a while. It may be empty, and there may be more: ask on until there is ' +
    'no `before`.',
  params: {
    ...filters,
    max: { ...count, minimum: 1, maximum: 1000, default: 100 },
    before: described(count, 'The `before` of the page before.'),
  },
  answer: answered({
    executions: list(named('ListedExecution')),
    counts: described(statusCounts, 'How many match on this page by status, apart from `status`.'),
    searched: described(count, 'How many the search has looked at, on all pages so far.'),
    of: described(count, 'How many the data directory has, those in memory included.'),
    'before?': described(count, 'Where the next page begins; absent on the last page.'),
  }),
  async handle({ service, signal }, { max = 100, before, ...wanted }) {
    const { found, before: next, ...page } = await searchStored(service, wanted, { max, before, signal });
    return { executions: found.map(printListed), ...page, ...(next !== undefined && { before: next }) };
  },
});

export const searchExecutions = route('GET /stateMachines/{stateMachineArn}/executions', {
  summary: 'Executions of a state machine, newest first, including Express ones and those in the data directory.',
  params: {
    search: described(text, 'Executions with each of these words in their names, ignoring case.'),
    status: word(...executionStatuses),
    max: { ...count, minimum: 1, maximum: 1000, default: 100 },
  },
  answer: answered({
    executions: list(named('ListedExecution')),
    total: described(count, 'How many match.'),
    all: described(count, 'How many the state machine has.'),
  }),
  handle({ service }, { stateMachineArn, search = '', status, max = 100 }) {
    const { stateMachines, engine } = service.inside;
    if (stateMachines.get(stateMachineArn) === undefined)
      throw notFound(`There is no state machine ${JSON.stringify(stateMachineArn).slice(0, 300)} in this account.`);
    const executions: object[] = [];
    let total = 0;
    let all = 0;
    for (const one of engine.executions.listed(stateMachineArn)) {
      all += 1;
      if ((status !== undefined && one.status !== status) || !matches(one.name, search)) continue;
      total += 1;
      if (total <= max) executions.push(printListed(one));
    }
    return { executions, total, all };
  },
});

function printListed({ arn, name, stateMachineArn, status, startDate, stopDate, redriveCount = 0 }: ListedExecution) {
  return {
    executionArn: arn,
    name,
    stateMachineArn,
    status,
    startedAt: timeText(startDate),
    ...(stopDate !== undefined && { endedAt: timeText(stopDate) }),
    redriveCount,
  };
}

export const describeExecution = route('GET /executions/{executionArn}', {
  summary: 'An execution, including Express ones, with its input and output.',
  answer: named('ExecutionWithData'),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    const { input, output } = execution;
    return { ...summaryOf(service, execution), input, ...(output !== undefined && { output }) };
  },
});

export const traceExecution = route('GET /executions/{executionArn}/trace', {
  summary: 'What an execution did: path, visits, attempts, choices, variables, transitions, cost and time.',
  description: 'Express executions have one, too. For a running execution, it shows the progress so far.',
  params: {
    include: described(list(word('stages', 'events', 'definition')), 'Additional parts to include.'),
    visits: described(
      list({ type: 'string', pattern: '^\\d+$' }),
      'Ids of the visits to include, for a long execution. Default: all.',
    ),
  },
  answer: named('Trace'),
  handle: ({ service }, { executionArn, include = [], visits }) =>
    executionTrace(service, findExecution(service, executionArn), include, visits?.map(Number)),
});

export const readHistory = route('GET /executions/{executionArn}/history', {
  summary:
    'An execution and its events in the form of the Step Functions API, including Express executions, which the API itself does not show.',
  answer: answered({
    description: described(anyObject, 'As DescribeExecution returns it.'),
    events: described(list(anyObject), 'As GetExecutionHistory returns them, all at once.'),
  }),
  handle({ service }, { executionArn }) {
    const execution = findExecution(service, executionArn);
    return { description: describeInside(execution), events: historyInside(service, executionArn) };
  },
});
