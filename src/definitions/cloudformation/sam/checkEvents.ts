import { DefinitionLoadError } from '../../DefinitionLoadError';
import type { Position } from '../../source/Position';
import { entriesOf, entryOf, memberOf, type SourceNode, textOf } from '../../source/SourceNode';

type EventCheck = (name: string, properties: SourceNode | undefined) => void;

/** What SAM refuses in the events that start a state machine. */
const checks: Readonly<Record<string, EventCheck>> = {
  Schedule: (name, properties) => {
    const enabled = entryOf(properties, 'Enabled');
    if (enabled && memberOf(properties, 'State')) {
      throw refuse(name, enabled.keyAt, 'State and Enabled say the same', 'Keep State and remove Enabled.');
    }
    checkDeadLetters(name, properties);
  },
  ScheduleV2: checkDeadLetters,
  EventBridgeRule: checkDeadLetters,
  CloudWatchEvent: checkDeadLetters,
};

export function checkEvents(events: SourceNode | undefined): void {
  for (const { key, value } of entriesOf(events)) {
    const type = textOf(memberOf(value, 'Type')) ?? '';
    if (Object.hasOwn(checks, type)) checks[type]!(key, memberOf(value, 'Properties'));
  }
}

function checkDeadLetters(name: string, properties: SourceNode | undefined): void {
  const config = entryOf(properties, 'DeadLetterConfig');
  if (!config) return;
  const [arn, type, queue] = ['Arn', 'Type', 'QueueLogicalId'].map((member) => entryOf(config.value, member));
  if (arn && type) {
    throw refuse(
      name,
      type.keyAt,
      'DeadLetterConfig has both Arn and Type',
      'Keep the Arn of a queue, or Type: SQS to have one made.',
    );
  }
  if (!arn && !type) {
    throw refuse(
      name,
      config.keyAt,
      'DeadLetterConfig has neither Arn nor Type',
      'Write Arn: <queue ARN>, or Type: SQS to have one made.',
    );
  }
  if (queue && queue.value.kind !== 'text') {
    throw refuse(
      name,
      queue.value.at,
      'QueueLogicalId must be a string',
      'Write a logical id, without an intrinsic function.',
    );
  }
  if (type && textOf(type.value) !== 'SQS') {
    throw refuse(
      name,
      type.value.at,
      `DeadLetterConfig has the Type ${textOf(type.value) ?? 'of no string'}`,
      'Write Type: SQS.',
    );
  }
}

function refuse(name: string, at: Position, reason: string, hint: string): DefinitionLoadError {
  return new DefinitionLoadError(at, `SAM refuses the event ${name}: ${reason}.`, hint);
}
