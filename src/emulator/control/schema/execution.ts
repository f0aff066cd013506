import { stateTypes } from '../../../language/asl/fields';
import {
  answered,
  anyObject,
  count,
  described,
  flag,
  json,
  list,
  named,
  number,
  text,
  time,
  word,
  type Schema,
} from './Schema';

export const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** An execution and its progress. */
const head: Readonly<Record<string, Schema>> = {
  executionArn: text,
  name: text,
  stateMachineArn: text,
  stateMachineName: text,
  type: word('STANDARD', 'EXPRESS'),
  status: word(...executionStatuses),
  startedAt: time,
  'endedAt?': time,
};

const summary: Readonly<Record<string, Schema>> = {
  ...head,
  'error?': text,
  'cause?': text,
  events: described(count, 'The number of events in its history.'),
  redriveCount: count,
  'testCase?': text,
  'parentExecutionArn?': described(text, 'For one that a task or a Map Run has started.'),
  'mapRunArn?': text,
  'mistake?': described(text, 'The HarnessError that ended it.'),
  change: described(count, 'The number of its last change: see `changes`.'),
};

export const executionSchemas: Readonly<Record<string, Schema>> = {
  Execution: answered(summary),
  ListedExecution: answered({
    executionArn: text,
    name: text,
    stateMachineArn: text,
    status: word(...executionStatuses),
    startedAt: time,
    'endedAt?': time,
    redriveCount: count,
  }),
  ExecutionWithData: answered({ ...summary, input: json, 'output?': json }),
  Waited: answered({
    reached: described({ type: 'boolean' }, 'Whether the awaited condition holds.'),
    because: described(
      word('ended', 'entered', 'task', 'idle', 'bound', 'reset'),
      '`ended`: the execution has ended. `bound`: the seconds are over. `reset`: the service was reset.',
    ),
    execution: named('Execution'),
    'waiting?': described(text, 'What it waits for, in words.'),
    'task?': named('OpenTask'),
  }),
};

const rule: Schema = {
  'x-must-be': "the index of a rule, or 'Default'",
  anyOf: [count, word('Default')],
};

/** The trace of an execution. */
export const traceSchemas: Readonly<Record<string, Schema>> = {
  Trace: answered({
    ...head,
    durationSeconds: described(number, 'On its own clock; while it runs, up to its last event.'),
    redriveCount: count,
    'testCase?': text,
    input: json,
    'output?': json,
    'error?': text,
    'cause?': text,
    'mistake?': text,
    path: described(list(text), 'The states of the main line that were entered, in order.'),
    transitions: described(count, 'State transitions as AWS bills them.'),
    'cost?': described(
      answered({
        type: word('STANDARD', 'EXPRESS'),
        region: text,
        dollars: number,
        'transitions?': count,
        'billedMs?': number,
        'billedMb?': number,
      }),
      'In US dollars, at the prices of its region. Absent if these are not known.',
    ),
    variables: described(anyObject, 'The variables of the main line, at the end.'),
    visits: described(list(named('Visit')), 'Every visit of every state, including nested ones, in order of entry.'),
    'events?': described(list(anyObject), 'As GetExecutionHistory returns them. With `include=events`.'),
    'definition?': described(anyObject, 'With `include=definition`.'),
  }),
  Visit: answered({
    id: described(count, 'The id of its Entered event.'),
    state: text,
    type: word(...stateTypes),
    'within?': described(
      answered({ visit: count, attempt: count, kind: word('branch', 'iteration'), index: count }),
      'The visit of the Map or Parallel around it, and which branch or item it is in.',
    ),
    enteredAt: time,
    'exitedAt?': time,
    durationSeconds: number,
    'input?': json,
    'output?': json,
    'assigned?': anyObject,
    outcome: word('open', 'succeeded', 'caught', 'failed', 'aborted'),
    'error?': text,
    'cause?': text,
    'location?': described(text, 'The field whose expression failed.'),
    'next?': described(text, 'The state that came next.'),
    attempts: described(list(named('Attempt')), 'For a Task, Parallel or Map. Retry adds more.'),
    'choice?': named('Choice'),
    'variablesBefore?': described(
      anyObject,
      'The variables before it. With `include=stages`, whether or not the stages are known.',
    ),
    'stages?': described(
      answered({
        status: word('SUCCEEDED', 'FAILED', 'RETRIABLE', 'CAUGHT_ERROR'),
        stages: described(anyObject, 'The data after each stage that it reached, by the names of TestState.'),
        settings: described(anyObject, 'The numbers with which a Map ran.'),
        'errorDetails?': described(anyObject, 'Which retrier or catcher handled the error.'),
        variables: described(anyObject, 'The variables after it: those before it, merged with those that it assigned.'),
      }),
      'Its data stage by stage. With `include=stages`.',
    ),
    'stagesUnknown?': described(text, 'Why the stages are not known.'),
  }),
  Attempt: answered({
    startedBy: word('entry', 'retry', 'redrive'),
    called: described(flag, 'Whether a call was made: an expression that fails before is an attempt without a call.'),
    startedAt: time,
    'endedAt?': time,
    outcome: word('open', 'succeeded', 'failed', 'timedOut', 'aborted'),
    'resource?': text,
    'resourceType?': text,
    'parameters?': json,
    'output?': json,
    'error?': text,
    'cause?': text,
    'mapRunArn?': text,
  }),
  Choice: described(
    answered({
      'next?': text,
      'rule?': rule,
      candidates: described(list(rule), 'The rules with this target that may have matched.'),
      lines: described(list(text), 'In words, one line for each rule and for each value that it read.'),
    }),
    'Which rule a Choice took, and why.',
  ),
  Replay: described(
    answered({
      verdict: described(
        word('agrees', 'differs', 'unanswered', 'unusable'),
        '`unanswered`: it needed an answer that was not recorded. `unusable`: the recording is incomplete.',
      ),
      'reason?': text,
      'place?': described(
        answered({ pointer: text, changed: flag, 'file?': text, 'line?': count }),
        'The place in the definition that caused the first difference, and whether the recorded definition differs there.',
      ),
      differences: list(
        answered({
          what: described(text, '`path`, `parameters`, `output` and others.'),
          place: described(anyObject, 'The state, which of its visits, and the Map items and branches around it.'),
          pointer: described(text, 'A JSON pointer into the value that differs.'),
          'expected?': json,
          'actual?': json,
          text: described(text, 'The difference as a line.'),
        }),
      ),
      notCompared: described(list(text), 'What could not be compared, in words.'),
      text: described(text, 'The result in words, as `stepmill replay` prints it.'),
      'trace?': named('Trace'),
    }),
    'A recording that was replayed.',
  ),
};
