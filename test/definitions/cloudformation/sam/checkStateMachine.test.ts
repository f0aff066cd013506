import { project } from '../../support/project';
import { machine } from './machine';

describe('rejects what the SAM transform rejects', () => {
  const event = (type: string, properties: string): string =>
    `DefinitionUri: s3://code/a.json\nEvents: { Nightly: { Type: ${type}, Properties: ${properties} } }`;
  const refusals: Record<string, [properties: string, message: string]> = {
    'a Definition that is not a map': [
      "Definition: '{}'",
      '6:19: The Definition of Order is a string, but SAM requires a map.\n' +
        '  Write the states as YAML or JSON members, or put them into a file and name it in DefinitionUri.',
    ],
    'a DefinitionUri without Key': [
      'DefinitionUri: { Bucket: code }',
      '6:22: The DefinitionUri of Order is a map without Bucket and Key.\n' +
        '  Write the path of a local file, or { Bucket: …, Key: … }.',
    ],
    'both Definition and DefinitionUri': [
      'Definition: {}\nDefinitionUri: a.json',
      '7:7: Order has both Definition and DefinitionUri.\n  Keep one of the two.',
    ],
    'no definition': ['Name: orders', '3:3: Order has no definition.\n  Write Definition or DefinitionUri.'],
    'DeploymentPreference without AutoPublishAlias': [
      'Definition: {}\nDeploymentPreference: { Type: ALL_AT_ONCE }',
      '7:7: Order has a DeploymentPreference without AutoPublishAlias.\n' +
        '  Add AutoPublishAlias: <name>, or remove DeploymentPreference.',
    ],
    'State and Enabled of one schedule': [
      event('Schedule', '{ State: ENABLED, Enabled: true }'),
      '7:74: SAM rejects the event Nightly: State and Enabled mean the same.\n  Keep State and remove Enabled.',
    ],
    'a dead letter queue of no kind': [
      event('ScheduleV2', '{ DeadLetterConfig: { QueueLogicalId: Q } }'),
      '7:60: SAM rejects the event Nightly: DeadLetterConfig has neither Arn nor Type.\n' +
        '  Write Arn: <queue ARN>, or Type: SQS to create one.',
    ],
    'a dead letter queue of two kinds': [
      event('EventBridgeRule', '{ DeadLetterConfig: { Type: SQS, Arn: a } }'),
      '7:85: SAM rejects the event Nightly: DeadLetterConfig has both Arn and Type.\n' +
        '  Keep the Arn of a queue, or Type: SQS to create one.',
    ],
    'a dead letter queue of another kind': [
      event('ScheduleV2', '{ DeadLetterConfig: { Type: SNS } }'),
      '7:86: SAM rejects the event Nightly: DeadLetterConfig has the Type SNS.\n  Write Type: SQS.',
    ],
    'a dead letter queue named by a function': [
      event('ScheduleV2', '{ DeadLetterConfig: { Type: SQS, QueueLogicalId: !Sub q } }'),
      '7:107: SAM rejects the event Nightly: QueueLogicalId must be a string.\n' +
        '  Write a logical id, without an intrinsic function.',
    ],
  };

  test.each(Object.entries(refusals))('%s', (_, [properties, message]) => {
    expect(project({ 'template.yaml': machine(properties) }).refusal('template.yaml')).toBe(`template.yaml:${message}`);
  });
});
