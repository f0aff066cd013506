import { DefinitionLoadError } from '../../DefinitionLoadError';
import { entryOf, memberOf, nodeKind, type SourceNode, entriesOf, textOf } from '../../source/SourceNode';
import type { Position } from '../../../util/Position';
import { intrinsicCall } from '../arguments';
import type { TemplateResource } from '../Template';

/** What the SAM transform rejects in an AWS::Serverless::StateMachine, before Step Functions ever sees it. */
export function checkStateMachine({ logicalId, at, properties }: TemplateResource): void {
  const definition = entryOf(properties, 'Definition');
  const uri = entryOf(properties, 'DefinitionUri');
  if (definition && uri) {
    throw new DefinitionLoadError(
      uri.keyAt,
      `${logicalId} has both Definition and DefinitionUri.`,
      'Keep one of the two.',
    );
  }
  if (!definition && !uri) {
    throw new DefinitionLoadError(at, `${logicalId} has no definition.`, 'Write Definition or DefinitionUri.');
  }
  if (definition && definition.value.kind !== 'map') {
    throw new DefinitionLoadError(
      definition.value.at,
      `The Definition of ${logicalId} is ${nodeKind(definition.value)}, but SAM requires a map.`,
      'Write the states as YAML or JSON members, or put them into a file and name it in DefinitionUri.',
    );
  }
  if (uri) checkUri(logicalId, uri.value);
  const preference = entryOf(properties, 'DeploymentPreference');
  if (preference && !memberOf(properties, 'AutoPublishAlias')) {
    throw new DefinitionLoadError(
      preference.keyAt,
      `${logicalId} has a DeploymentPreference without AutoPublishAlias.`,
      'Add AutoPublishAlias: <name>, or remove DeploymentPreference.',
    );
  }
  checkEvents(memberOf(properties, 'Events'));
}

function checkUri(logicalId: string, uri: SourceNode): void {
  if (uri.kind !== 'map' || intrinsicCall(uri)) return;
  if (memberOf(uri, 'Bucket') && memberOf(uri, 'Key')) return;
  throw new DefinitionLoadError(
    uri.at,
    `The DefinitionUri of ${logicalId} is a map without Bucket and Key.`,
    'Write the path of a local file, or { Bucket: …, Key: … }.',
  );
}

type EventCheck = (name: string, properties: SourceNode | undefined) => void;

/** What SAM rejects in the events that start a state machine. */
const checks: Readonly<Record<string, EventCheck>> = {
  Schedule: (name, properties) => {
    const enabled = entryOf(properties, 'Enabled');
    if (enabled && memberOf(properties, 'State')) {
      throw refuse(name, enabled.keyAt, 'State and Enabled mean the same', 'Keep State and remove Enabled.');
    }
    checkDeadLetters(name, properties);
  },
  ScheduleV2: checkDeadLetters,
  EventBridgeRule: checkDeadLetters,
  CloudWatchEvent: checkDeadLetters,
};

function checkEvents(events: SourceNode | undefined): void {
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
      'Keep the Arn of a queue, or Type: SQS to create one.',
    );
  }
  if (!arn && !type) {
    throw refuse(
      name,
      config.keyAt,
      'DeadLetterConfig has neither Arn nor Type',
      'Write Arn: <queue ARN>, or Type: SQS to create one.',
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
  return new DefinitionLoadError(at, `SAM rejects the event ${name}: ${reason}.`, hint);
}
