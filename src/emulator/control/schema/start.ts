import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { anyObject, answered, count, described, json, list, named, text, word, type Schema } from './Schema';

const startKinds = [
  'rule',
  'schedule',
  'pipe',
  'restMethod',
  'httpRoute',
  'bucketEvents',
] as const satisfies readonly DeclaredStart['kind'][];

const aliases = described(list(text), 'Its other names: logical id, construct path, key, address.');

/** What starts executions, and what an event has started. */
export const startSchemas: Readonly<Record<string, Schema>> = {
  Start: answered({
    kind: word(...startKinds),
    name: text,
    aliases,
    source: described(answered({ file: text, line: count, column: count }), 'Where its file declares it.'),
    stateMachines: described(list(text), 'The names of the deployed state machines that it may start.'),
    'problem?': described(text, 'Why it can start nothing.'),
    settings: described(
      anyObject,
      'What its file says of it: the pattern and targets of a rule, the expression of a schedule …',
    ),
  }),
  PutEvent: answered({
    event: described(anyObject, 'The event as targets get it.'),
    eventBus: text,
    matched: list(answered({ name: text, aliases, targets: list(named('StartedTarget')) })),
    others: described(
      list(answered({ name: text, aliases, mismatches: list(named('Mismatch')), 'problem?': text })),
      'The rules that did not match.',
    ),
  }),
  StartedTarget: answered({
    id: text,
    arn: described(text, 'As its file gives it.'),
    'input?': described(text, 'JSON.'),
    'executionArn?': described(text, 'The execution that was started.'),
    'failure?': described(
      answered({ code: text, message: text, 'deadLetterArn?': text }),
      'Why AWS would not start it, and the queue that got the event.',
    ),
    'notRun?': described(text, 'Why Stepmill does not run this target.'),
  }),
  Mismatch: answered({
    field: text,
    wanted: json,
    'got?': described(json, "The event's value, or the list of all values at that path."),
  }),
};
