import type { ResourceKindName } from '../stubs/resourceKinds';
import type { Position } from '../../util/Position';
import { memberOf } from '../source/SourceNode';
import { fillText } from '../stubs/fillHoles';
import type { TemplateResource } from './Template';
import { guardCycle, remember, type TemplateScope } from './TemplateScope';

/** The values of references to resources of a type. */
interface ResourceType {
  readonly kind: ResourceKindName;
  /** The property with the resource's own name. */
  readonly nameProperty?: string;
  /** The value of `Ref`; default: the name. */
  readonly ref?: 'arn' | 'url';
}

/** The types of resources that definitions refer to. */
const types: Readonly<Record<string, ResourceType>> = {
  'AWS::Lambda::Function': { kind: 'function', nameProperty: 'FunctionName' },
  'AWS::Serverless::Function': { kind: 'function', nameProperty: 'FunctionName' },
  'AWS::Lambda::LayerVersion': { kind: 'layer', nameProperty: 'LayerName', ref: 'arn' },
  'AWS::Serverless::LayerVersion': { kind: 'layer', nameProperty: 'LayerName', ref: 'arn' },
  'AWS::StepFunctions::StateMachine': { kind: 'stateMachine', nameProperty: 'StateMachineName', ref: 'arn' },
  'AWS::Serverless::StateMachine': { kind: 'stateMachine', nameProperty: 'Name', ref: 'arn' },
  'AWS::StepFunctions::Activity': { kind: 'activity', nameProperty: 'Name', ref: 'arn' },
  'AWS::SQS::Queue': { kind: 'queue', nameProperty: 'QueueName', ref: 'url' },
  'AWS::SNS::Topic': { kind: 'topic', nameProperty: 'TopicName', ref: 'arn' },
  'AWS::DynamoDB::Table': { kind: 'table', nameProperty: 'TableName' },
  'AWS::DynamoDB::GlobalTable': { kind: 'table', nameProperty: 'TableName' },
  'AWS::Serverless::SimpleTable': { kind: 'table', nameProperty: 'TableName' },
  'AWS::S3::Bucket': { kind: 'bucket', nameProperty: 'BucketName' },
  'AWS::IAM::Role': { kind: 'role', nameProperty: 'RoleName' },
  'AWS::IAM::ManagedPolicy': { kind: 'policy', nameProperty: 'ManagedPolicyName', ref: 'arn' },
  'AWS::Events::EventBus': { kind: 'eventBus', nameProperty: 'Name' },
  'AWS::Events::Rule': { kind: 'rule', nameProperty: 'Name' },
  'AWS::Pipes::Pipe': { kind: 'pipe', nameProperty: 'Name' },
  'AWS::Scheduler::Schedule': { kind: 'schedule', nameProperty: 'Name' },
  'AWS::Events::Connection': { kind: 'connection', nameProperty: 'Name' },
  'AWS::Logs::LogGroup': { kind: 'logGroup', nameProperty: 'LogGroupName' },
  'AWS::ECS::Cluster': { kind: 'cluster', nameProperty: 'ClusterName' },
  'AWS::ECS::TaskDefinition': { kind: 'taskDefinition', nameProperty: 'Family', ref: 'arn' },
  'AWS::Batch::JobQueue': { kind: 'jobQueue', nameProperty: 'JobQueueName', ref: 'arn' },
  'AWS::Batch::JobDefinition': { kind: 'jobDefinition', nameProperty: 'JobDefinitionName', ref: 'arn' },
  'AWS::CodeBuild::Project': { kind: 'buildProject', nameProperty: 'Name' },
  'AWS::Glue::Job': { kind: 'glueJob', nameProperty: 'Name' },
  'AWS::Glue::Crawler': { kind: 'crawler', nameProperty: 'Name' },
  'AWS::Athena::WorkGroup': { kind: 'workGroup', nameProperty: 'Name' },
  'AWS::Kinesis::Stream': { kind: 'stream', nameProperty: 'Name' },
  'AWS::KinesisFirehose::DeliveryStream': { kind: 'deliveryStream', nameProperty: 'DeliveryStreamName' },
  'AWS::SecretsManager::Secret': { kind: 'secret', nameProperty: 'Name', ref: 'arn' },
  'AWS::SSM::Parameter': { kind: 'parameter', nameProperty: 'Name' },
  'AWS::KMS::Key': { kind: 'key' },
  'AWS::ApiGateway::RestApi': { kind: 'restApi' },
  'AWS::Serverless::Api': { kind: 'restApi' },
  'AWS::Cognito::UserPool': { kind: 'userPool' },
  'AWS::EMRServerless::Application': { kind: 'emrApplication' },
  'AWS::Bedrock::KnowledgeBase': { kind: 'knowledgeBase' },
};

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(Object.entries(types));

interface ResourceName {
  /** The name in references to the resource. */
  readonly name: string;
  /** Whether the template contains the whole name; otherwise it has stubs, or is the logical id. */
  readonly given: boolean;
  /** The name in the template, with stubs for unknown parts. */
  readonly written: string | undefined;
}

/**
 * A resource's name: its own, with stubs for unknown parts (`${AWS::StackName}-charge` is `stack-charge` everywhere),
 * or its logical id if all of it is unknown. A state machine is deployed under its logical id unless the whole name is
 * known.
 */
export function resourceName(resource: TemplateResource, scope: TemplateScope, at: Position): ResourceName {
  return remember('name', resource.logicalId, scope, () => workOut(resource, scope, at));
}

function workOut({ logicalId, type, properties }: TemplateResource, scope: TemplateScope, at: Position): ResourceName {
  const { nameProperty: property, kind } = resourceTypes.get(type) ?? {};
  const node = property === undefined ? undefined : memberOf(properties, property);
  const resolved = node && scope.resolve(node, guardCycle(scope, logicalId, at));
  if (resolved?.kind !== 'text' || resolved.text.length === 0 || resolved.text.onlyHole)
    return { name: logicalId, given: false, written: undefined };
  const given = resolved.text.holes.length === 0;
  const written = given ? resolved.text.toString() : fillText(resolved.text, '', scope.context.deployment);
  return { name: given || kind !== 'stateMachine' ? written : logicalId, given, written };
}
