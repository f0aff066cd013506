import type { PolicyStatement } from '../../../../contract/DeclaredRole';
import { DefinitionLoadError } from '../../../DefinitionLoadError';
import { noRoles, type PolicyDraft, type RoleParts } from '../../../roles/RoleParts';
import { entriesOf, itemsOf, memberOf, textOf, type SourceNode } from '../../../source/SourceNode';
import type { Position } from '../../../../util/Position';
import { arnOf, type AwsEnvironment } from '../../../stubs/AwsEnvironment';
import { kindNamed, type ResourceKindName } from '../../../stubs/resourceKinds';
import { textSetting } from '../../machine/settings';
import { resourceName, resourceTypes } from '../../resourceTypes';
import type { TemplateResource } from '../../Template';
import type { TemplateScope } from '../../TemplateScope';
import { samRoleArn } from './samRole';

// What SAM's connectors grant to the role of a state machine. Source: samtranslator/model/connector_profiles of SAM.

/** The policies of the connectors that a machine has among its own members. */
export function embeddedConnectors({ logicalId, properties }: TemplateResource, scope: TemplateScope): RoleParts {
  const resource = memberOf(scope.template.section('Resources'), logicalId);
  const role = roleOf(logicalId, properties, scope);
  const policies = entriesOf(memberOf(resource, 'Connectors')).flatMap(({ key, keyAt, value }) =>
    policiesOf(`${logicalId}${key}`, memberOf(value, 'Properties'), { role, at: keyAt, scope }),
  );
  return { ...noRoles, policies };
}

/** The policies of an AWS::Serverless::Connector, if its source is a state machine of the template. */
export function samConnector({ logicalId, properties, at }: TemplateResource, scope: TemplateScope): RoleParts {
  const id = textOf(memberOf(memberOf(properties, 'Source'), 'Id')) ?? '';
  const machine = scope.template.resources.get(id);
  if (machine === undefined || resourceTypes.get(machine.type)?.kind !== 'stateMachine') return noRoles;
  const role = roleOf(id, machine.properties, scope);
  return { ...noRoles, policies: policiesOf(logicalId, properties, { role, at, scope }) };
}

function roleOf(logicalId: string, properties: SourceNode | undefined, scope: TemplateScope): string {
  const role = memberOf(properties, 'Role') ?? memberOf(properties, 'RoleArn');
  return (role && textSetting(role, 'RoleArn', scope)) ?? samRoleArn(logicalId, scope);
}

interface Connected {
  readonly role: string;
  readonly at: Position;
  readonly scope: TemplateScope;
}

function policiesOf(
  name: string,
  properties: SourceNode | undefined,
  { role, at, scope }: Connected,
): readonly PolicyDraft[] {
  const written = memberOf(properties, 'Destination');
  const destinations = written?.kind === 'list' ? itemsOf(written) : written ? [written] : [];
  const permissions = itemsOf(memberOf(properties, 'Permissions')).flatMap((one) => textOf(one) ?? []);
  return destinations.map((destination): PolicyDraft => {
    const statements = grantedTo(destination, permissions, scope);
    const unreadable = statements === undefined ? ['what SAM grants for this destination is not known here'] : [];
    const read = { document: { Statement: statements ?? [] }, unreadable };
    return { name: `${name}Policy`, origin: 'managed', source: at, read, onlyAllows: true, roles: [role] };
  });
}

/** `undefined` for a destination that is not a resource of the template, or of another kind. */
function grantedTo(
  destination: SourceNode,
  permissions: readonly string[],
  scope: TemplateScope,
): readonly PolicyStatement[] | undefined {
  const resource = scope.template.resources.get(textOf(memberOf(destination, 'Id')) ?? '');
  const kind = resource && resourceTypes.get(resource.type)?.kind;
  const grants = kind === undefined ? undefined : profiles[kind];
  if (resource === undefined || kind === undefined || grants === undefined) return undefined;
  const { deployment } = scope.context;
  try {
    const { name } = resourceName(resource, scope, resource.at);
    const target = { arn: kindNamed(kind).arn(name, deployment), name, deployment };
    return permissions.flatMap((permission) => grants[permission]?.(target) ?? []);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return undefined;
    throw error;
  }
}

interface Target {
  readonly arn: string;
  readonly name: string;
  readonly deployment: AwsEnvironment;
}

type Grants = Readonly<Record<string, (target: Target) => readonly PolicyStatement[]>>;

function allow(Action: readonly string[], ...Resource: readonly string[]): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

const within =
  (below: string, actions: readonly string[]) =>
  ({ arn }: Target): readonly PolicyStatement[] => [allow(actions, arn, `${arn}${below}`)];

const write = (...actions: readonly string[]): Grants => ({ Write: ({ arn }) => [allow(actions, arn)] });

const rule = ({ deployment }: Target): string =>
  arnOf(deployment, 'events', 'rule/StepFunctionsGetEventsForStepFunctionsExecutionRule');
const executions = ({ deployment, name }: Target): string => arnOf(deployment, 'states', `execution:${name}:*`);
const of = (service: string, names: readonly string[]): readonly string[] => names.map((name) => `${service}:${name}`);

const profiles: Readonly<Partial<Record<ResourceKindName, Grants>>> = {
  function: write('lambda:InvokeAsync', 'lambda:InvokeFunction'),
  topic: write('sns:Publish'),
  queue: write('sqs:SendMessage'),
  eventBus: write('events:PutEvents'),
  bucket: {
    Read: within('/*', [
      ...of('s3', ['GetObject', 'GetObjectAcl', 'GetObjectLegalHold', 'GetObjectRetention', 'GetObjectTorrent']),
      ...of('s3', ['GetObjectVersion', 'GetObjectVersionAcl', 'GetObjectVersionForReplication']),
      ...of('s3', ['GetObjectVersionTorrent', 'ListBucket', 'ListBucketMultipartUploads', 'ListBucketVersions']),
      's3:ListMultipartUploadParts',
    ]),
    Write: within('/*', [
      ...of('s3', ['AbortMultipartUpload', 'DeleteObject', 'DeleteObjectVersion', 'PutObject', 'PutObjectLegalHold']),
      ...of('s3', ['PutObjectRetention', 'RestoreObject']),
    ]),
  },
  table: {
    Read: within(
      '/index/*',
      of('dynamodb', ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'ConditionCheckItem', 'PartiQLSelect']),
    ),
    Write: within('/index/*', [
      ...of('dynamodb', ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']),
      ...of('dynamodb', ['PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate']),
    ]),
  },
  stateMachine: {
    Read: (target) => [
      allow(['states:DescribeExecution'], executions(target)),
      allow(['events:DescribeRule'], rule(target)),
    ],
    Write: (target) => [
      allow(['states:StartExecution'], target.arn),
      allow(['states:StopExecution'], executions(target)),
      allow(['events:PutTargets', 'events:PutRule'], rule(target)),
    ],
  },
};
