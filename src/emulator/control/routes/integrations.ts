import type { TargetKind } from '../../../services/AwsService';
import { optimisedIntegrations } from '../../../services/catalogue';
import { findService } from '../../../services/services';
import { targetWords } from '../../../services/TargetNames';
import type { Service } from '../../service/Service';
import { route } from '../Control';
import { answered, described, list, text, word } from '../schema/Schema';

const kinds = Object.keys(targetWords) as TargetKind[];

export const listIntegrations = route('GET /integrations', {
  summary: 'The optimised integrations of Step Functions: what a Task can call, and with which parameters.',
  answer: answered({
    integrations: list(
      answered({
        service: described(text, '`dynamodb`'),
        action: described(text, '`putItem`'),
        resources: described(list(text), 'Its Resource, one for each pattern: `arn:aws:states:::dynamodb:putItem`.'),
        usedIn: word('task', 'itemReader', 'resultWriter'),
        required: described(list(text), 'Parameters without which AWS rejects the state.'),
        members: described(list(text), 'All of its parameters, as far as they are known.'),
      }),
    ),
  }),
  handle() {
    const integrations = optimisedIntegrations().map(({ service, action, patterns, syncVersion, usedIn, required }) => {
      const base = `arn:aws:states:::${service}:${action}`;
      const suffixes = patterns.flatMap((pattern) => {
        if (pattern === 'REQUEST_RESPONSE') return [''];
        if (pattern === 'WAIT_FOR_TASK_TOKEN') return ['.waitForTaskToken'];
        return syncVersion === 2 ? ['.sync', '.sync:2'] : ['.sync'];
      });
      const { members = [] } = findService(service)?.actions[action] ?? {};
      return {
        service,
        action,
        resources: suffixes.map((suffix) => base + suffix),
        usedIn,
        required,
        members: [...new Set([...required, ...members])],
      };
    });
    return { integrations };
  },
});

export const listTargets = route('GET /targets', {
  summary:
    'The functions, queues, topics … that tasks of this account can name: those that run here or that its files declare.',
  answer: answered({
    targets: list(
      answered({
        kind: word(...kinds, 'bucket'),
        name: text,
        aliases: described(list(text), 'Its other names in files: logical id, construct path.'),
      }),
    ),
  }),
  handle: ({ service }) => ({ targets: targetsOf(service) }),
});

interface Target {
  readonly kind: TargetKind | 'bucket';
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Each once, those that files declare first: only they have other names. */
function targetsOf(service: Service): readonly Target[] {
  const found = new Map<string, Target>();
  const add = (kind: Target['kind'], name: string, aliases: readonly string[] = []): void => {
    const key = `${kind} ${name}`;
    if (!found.has(key)) found.set(key, { kind, name, aliases });
  };
  for (const { kind, names, aliases } of service.answers.targets.list())
    for (const name of names) add(kind, name, aliases);
  for (const name of service.functions.names()) add('function', name);
  for (const { name } of service.inside.stateMachines.all()) add('stateMachine', name);
  for (const { name } of service.inside.activities.all()) add('activity', name);
  for (const name of service.callObjects({ op: 'buckets' }) as readonly string[]) add('bucket', name);
  return [...found.values()];
}
