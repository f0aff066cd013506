import { route } from '../Control';
import { anyObject, answered, count, described, flag, list, text, word, named, timeText } from '../schema/Schema';
import type { StateMachineDefinition } from '../../../language/asl/types';
import { type MachineCoverage, Tally } from '../../../story/coverage/Tally';
import { readStory } from '../../../story/trace/readStory';
import { describeInside, historyInside, executionsInside, rootOf } from '../../service/inspect';
import type { Service } from '../../service/Service';
import { printMistake } from '../left/leftIn';
import type { FunctionLogLine } from '../../../tasks/integrations/lambda/FunctionLogs';
import { checkFunctionInAccount } from '../checkAccountNames';
import { lazy } from '../../../util/lazy';

const loadOpenApi = lazy(() => require('../openApi') as typeof import('../openApi'));

export const readTelemetry = route('GET /telemetry/{kind}', {
  summary: 'What Step Functions has told other services of the executions: logs, status events, metrics, segments.',
  params: {
    kind: word('logs', 'statusEvents', 'metrics', 'segments'),
    executionArn: text,
    stateMachineArn: text,
    logGroupArn: described(text, 'With `logs`.'),
    complete: described(flag, 'Refuse to answer when something of it is missing.'),
  },
  answer: answered({
    'logs?': list(anyObject),
    'statusEvents?': list(anyObject),
    'metrics?': list(anyObject),
    'segments?': list(anyObject),
    forgotten: described(count, 'Of how many executions nothing is known any more.'),
  }),
  formerly: ['/telemetry/{kind}'],
  async handle({ service }, { kind, complete = false, ...filter }) {
    await service.quiet();
    const { telemetry } = service;
    telemetry.check(filter);
    return {
      [kind]: complete ? telemetry.read(kind, filter) : telemetry[kind](filter),
      forgotten: telemetry.forgotten,
    };
  },
});

export const readCoverage = route('GET /coverage', {
  summary:
    'What the executions since the last reset have run of their state machines, as `stepmill coverage` reads it.',
  description:
    'Written into a file whose name ends in `.stepmill-coverage.json`, it counts in the report of the folder. Ask before the reset.',
  answer: answered({
    stepmillCoverage: described(count, 'The version of this form: 1.'),
    machines: list(
      answered({
        name: text,
        definition: described(text, 'JSON, as it was deployed.'),
        hits: described(anyObject, 'How often each state, transition, rule, retrier and catcher was run.'),
        places: anyObject,
        files: anyObject,
        unknown: described(anyObject, 'How often one of several was run, where it is not known which.'),
        notCounted: described(anyObject, 'What kept executions from being counted, and how many.'),
      }),
    ),
    forgotten: described(count, 'How many executions are not kept any more, and not counted.'),
  }),
  async handle({ service }) {
    await service.quiet();
    return { stepmillCoverage: 1, machines: coverageOf(service), forgotten: service.telemetry.forgotten };
  },
});

/** The coverage of each state machine by the executions of a service, including machines that never ran. */
function coverageOf(service: Service): readonly MachineCoverage[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string, text: string, definition: StateMachineDefinition): Tally => {
    const key = `${name} ${text}`;
    let tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, (tally = new Tally(name, text, definition, undefined)));
    return tally;
  };
  for (const { name, revision } of service.inside.stateMachines.all())
    tallyOf(name, revision.definition, revision.program.definition);
  for (const execution of executionsInside(service)) {
    const { stateMachineName, revision } = rootOf(execution);
    const { definition } = revision.program;
    const tally = tallyOf(stateMachineName, revision.definition, definition);
    if (execution.harnessError !== undefined) tally.leaveOut('ended by a mistake in the test');
    else tally.add(readStory(describeInside(execution), historyInside(service, execution.arn), { definition }));
  }
  return [...tallies.values()].map((tally) => tally.result());
}

export const listMistakes = route('GET /mistakes', {
  summary:
    'What the tester did wrong since the last reset: unmocked tasks, unknown test cases, and all other such errors.',
  description: 'No Retry and no Catch of a workflow can swallow them. A test whose account has any should be red.',
  answer: answered({
    mistakes: list(named('Mistake')),
    forgotten: described(count, 'How many are not kept any more.'),
  }),
  async handle({ service }) {
    await service.quiet();
    const { all, forgotten } = service.mistakes;
    return { mistakes: all.map(printMistake), forgotten };
  },
});

export const listFunctionLogs = route('GET /functions/logs', {
  summary: 'What Lambda functions have printed that run in the server, line by line, since the last reset.',
  params: {
    functionName: text,
    requestId: described(text, 'Of one invocation.'),
  },
  answer: answered({
    lines: list(named('FunctionLogLine')),
    forgotten: described(count, 'How many older lines are not kept any more.'),
  }),
  async handle({ service }, { functionName, requestId }) {
    await service.quiet();
    if (functionName !== undefined) checkFunctionInAccount(service, functionName);
    const { logs } = service.functions;
    const isAsked = (line: FunctionLogLine): boolean =>
      (functionName === undefined || line.functionName === functionName) &&
      (requestId === undefined || line.requestId === requestId);
    return { lines: logs.all.filter(isAsked).map(print), forgotten: logs.forgotten };
  },
});

function print({ atMs, requestId, ...line }: FunctionLogLine): object {
  return { ...line, ...(requestId !== undefined && { requestId }), at: timeText(atMs) };
}

export const describeApi = route('GET /openapi.json', {
  of: 'server',
  summary: 'The document that describes this API.',
  answer: anyObject,
  formerly: ['/openapi.json'],
  handle: ({ table }) => loadOpenApi().openApi(table),
});
