import { answered, count, described, json, named, text, time, word, type Schema } from './Schema';

export const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

const summary: Readonly<Record<string, Schema>> = {
  executionArn: text,
  name: text,
  stateMachineArn: text,
  stateMachineName: text,
  type: word('STANDARD', 'EXPRESS'),
  status: word(...executionStatuses),
  startedAt: time,
  'endedAt?': time,
  'error?': text,
  'cause?': text,
  events: described(count, 'How many events its history has.'),
  redriveCount: count,
  'testCase?': text,
  'parentExecutionArn?': described(text, 'Of one that a task or a Map Run has started.'),
  'mapRunArn?': text,
  'mistake?': described(text, 'The mistake of the tester that ended it.'),
  change: described(count, 'The number of its last change: see `changes`.'),
};

export const executionSchemas: Readonly<Record<string, Schema>> = {
  Execution: answered(summary),
  ExecutionWithData: answered({ ...summary, input: json, 'output?': json }),
  Waited: answered({
    reached: described({ type: 'boolean' }, 'Whether what was waited for has come.'),
    because: described(
      word('ended', 'entered', 'task', 'idle', 'bound', 'reset'),
      '`ended`: the execution has. `bound`: the seconds are over. `reset`: the service was.',
    ),
    execution: named('Execution'),
    'waiting?': described(text, 'What it waits for, in words for people.'),
    'task?': named('OpenTask'),
  }),
};
