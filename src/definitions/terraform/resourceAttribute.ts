import { suggested } from '../suggestion';
import { holeNode, textNode, textOf, type SourceNode } from '../source/SourceNode';
import type { Position } from '../../util/Position';
import { arnOf } from '../stubs/AwsEnvironment';
import { kindNamed, streamArn, type ResourceKindName } from '../stubs/resourceKinds';
import type { HclBlock } from './hcl/Expression';
import type { Instance } from './instances';
import { type ModuleScope, remembered, withNames } from './ModuleScope';
import { policyDocumentJson } from './policyDocument';
import { placeholderOf, takeName } from './placeholder';
import { relativeTo } from '../source/SourceFiles';
import { renderTemplate } from './evaluateTemplate';

/** A resource or data source that an expression refers to. */
export interface ResourceReference {
  /** `aws_lambda_function.hello`, `data.aws_region.current`. */
  readonly address: string;
  readonly instance: Instance;
}

/**
 * `aws_lambda_function.hello.arn`: an argument as written, a known name, or a stub. Without a name, the resource as a
 * whole.
 */
export function resourceAttribute(
  { address, instance }: ResourceReference,
  name: string,
  scope: ModuleScope,
  at: Position,
): SourceNode {
  const whole = address + instance.suffix;
  if (name === '') return wholeResource({ address, instance }, scope, at);
  const value = `${whole}.${name}`;
  const [type = '', label = ''] = address.replace(/^data\./, '').split('.');
  const block = scope.module.resources.get(address);
  const source = address.startsWith('data.') ? dataSources.get(type) : undefined;
  const known = source?.(name, block, scope, at);
  if (known) return known;
  if (!block) {
    const near = suggested(address, scope.module.resources.keys());
    const reason = `no file of ${scope.module.folder} declares ${address}${near}`;
    const stub = standIn(type, label, name, scope);
    const missing = scope.address + value;
    return holeNode({ value: missing, id: label, kind: 'unknown', reason, at, untyped: true, stub });
  }
  const own = block.body.attributes.get(name);
  const isName = terraformResources.get(type)?.nameArgument === name;
  if (own && !isName)
    return remembered(value, scope, at, (inside) => inside.evaluate(own.expression, withNames(inside, instance.names)));
  const given = givenName({ address, instance }, block, scope, at);
  const id = given ?? placeholderOf(address, instance, scope);
  const stub = standIn(type, id, name, scope);
  if (given !== undefined && stub !== undefined) return textNode(stub, at);
  const reason = `${type} gets its ${name} when it is deployed`;
  return holeNode({ value: scope.address + value, id, kind: 'generated', reason, at, stub: stub ?? `${id}-${name}` });
}

/** A resource passed on as one value, whose attributes are read elsewhere. */
function wholeResource(reference: ResourceReference, scope: ModuleScope, at: Position): SourceNode {
  const { address, instance } = reference;
  return holeNode({
    value: scope.address + address + instance.suffix,
    id: placeholderOf(address, instance, scope),
    kind: 'generated',
    reason: 'a resource is not a string',
    at,
    untyped: true,
    part: (name, partAt) => resourceAttribute(reference, name, scope, partAt),
  });
}

/** The name of a resource in the configuration, if it can be determined. */
export function givenName(
  { address, instance }: ResourceReference,
  { body }: HclBlock,
  scope: ModuleScope,
  at: Position,
): string | undefined {
  const type = address.split('.').at(-2)!;
  const argument = terraformResources.get(type)?.nameArgument;
  const attribute = argument === undefined ? undefined : body.attributes.get(argument);
  if (!attribute) return undefined;
  const whole = address + instance.suffix;
  const node = remembered(`${whole}.${argument!}`, scope, at, (inside) =>
    inside.evaluate(attribute.expression, withNames(inside, instance.names)),
  );
  const name = node.kind === 'text' && node.text.holes.length > 0 ? undefined : textOf(node);
  if (name !== undefined) takeName(type, name, scope.address + whole, scope);
  return name;
}

/** The value of an attribute for a resource with this name; `undefined` for unknown attributes. */
function standIn(
  type: string,
  resourceName: string,
  attribute: string,
  { context: { deployment } }: ModuleScope,
): string | undefined {
  const known = terraformResources.get(type);
  const kind = known && kindNamed(known.kind);
  const arn = kind?.arn(resourceName, deployment);
  // The provider removes the `:*` of a log group, which a log destination adds itself.
  if (attribute === 'arn')
    return arn?.replace(/:\*$/, '') ?? arnOf(deployment, type.split('_')[1] ?? type, resourceName);
  if (!known || !kind) return attribute === 'id' || attribute === 'name' ? resourceName : undefined;
  if (attribute === 'url' && kind.url) return kind.url(resourceName, deployment);
  if (attribute === known.nameArgument || attribute === 'name') return resourceName;
  if (attribute === 'stream_arn') return streamArn(arn!);
  if (attribute === 'qualified_arn') return `${arn!}:1`;
  if (attribute !== 'id') return undefined;
  return known.id === 'arn' ? arn : known.id === 'url' && kind.url ? kind.url(resourceName, deployment) : resourceName;
}

/** The attributes of a resource type. */
interface TerraformResource {
  readonly kind: ResourceKindName;
  /** The argument with the resource's own name. */
  readonly nameArgument: string;
  /** The value of `id`; default: the name. */
  readonly id?: 'arn' | 'url';
}

const types: Readonly<Record<string, TerraformResource>> = {
  aws_lambda_function: { kind: 'function', nameArgument: 'function_name' },
  aws_sfn_state_machine: { kind: 'stateMachine', nameArgument: 'name', id: 'arn' },
  aws_sfn_activity: { kind: 'activity', nameArgument: 'name', id: 'arn' },
  aws_sqs_queue: { kind: 'queue', nameArgument: 'name', id: 'url' },
  aws_sns_topic: { kind: 'topic', nameArgument: 'name', id: 'arn' },
  aws_dynamodb_table: { kind: 'table', nameArgument: 'name' },
  aws_s3_bucket: { kind: 'bucket', nameArgument: 'bucket' },
  aws_iam_role: { kind: 'role', nameArgument: 'name' },
  aws_iam_policy: { kind: 'policy', nameArgument: 'name', id: 'arn' },
  aws_cloudwatch_event_bus: { kind: 'eventBus', nameArgument: 'name' },
  aws_cloudwatch_event_rule: { kind: 'rule', nameArgument: 'name' },
  aws_pipes_pipe: { kind: 'pipe', nameArgument: 'name' },
  aws_scheduler_schedule: { kind: 'schedule', nameArgument: 'name' },
  aws_cloudwatch_event_connection: { kind: 'connection', nameArgument: 'name' },
  aws_cloudwatch_log_group: { kind: 'logGroup', nameArgument: 'name' },
  aws_ecs_cluster: { kind: 'cluster', nameArgument: 'name', id: 'arn' },
  aws_ecs_task_definition: { kind: 'taskDefinition', nameArgument: 'family' },
  aws_batch_job_queue: { kind: 'jobQueue', nameArgument: 'name', id: 'arn' },
  aws_batch_job_definition: { kind: 'jobDefinition', nameArgument: 'name', id: 'arn' },
  aws_codebuild_project: { kind: 'buildProject', nameArgument: 'name', id: 'arn' },
  aws_glue_job: { kind: 'glueJob', nameArgument: 'name' },
  aws_glue_crawler: { kind: 'crawler', nameArgument: 'name' },
  aws_athena_workgroup: { kind: 'workGroup', nameArgument: 'name' },
  aws_kinesis_stream: { kind: 'stream', nameArgument: 'name', id: 'arn' },
  aws_kinesis_firehose_delivery_stream: { kind: 'deliveryStream', nameArgument: 'name', id: 'arn' },
  aws_secretsmanager_secret: { kind: 'secret', nameArgument: 'name', id: 'arn' },
  aws_ssm_parameter: { kind: 'parameter', nameArgument: 'name' },
  aws_kms_key: { kind: 'key', nameArgument: 'key_id' },
  aws_api_gateway_rest_api: { kind: 'restApi', nameArgument: 'name' },
  aws_cognito_user_pool: { kind: 'userPool', nameArgument: 'name' },
};

/** The types of resources (and of data sources with the same name) that definitions refer to. */
const terraformResources: ReadonlyMap<string, TerraformResource> = new Map(Object.entries(types));

/** The kind of resource at an address; `undefined` for types that definitions do not refer to, and for data sources. */
export function resourceKind(address: string): ResourceKindName | undefined {
  return terraformResources.get(address.split('.')[0]!)?.kind;
}

/** An attribute of a data source; `undefined` if the files do not determine it. */
type DataSource = (
  name: string,
  block: HclBlock | undefined,
  scope: ModuleScope,
  at: Position,
) => SourceNode | undefined;

const sources: Readonly<Record<string, DataSource>> = {
  aws_caller_identity: (name, _, { context: { deployment } }, at) =>
    name === 'account_id' || name === 'id' ? textNode(deployment.account, at) : undefined,
  aws_region: (name, _, { context: { deployment } }, at) =>
    ['name', 'id', 'region'].includes(name) ? textNode(deployment.region, at) : undefined,
  aws_partition: (name, _, { context: { deployment } }, at) =>
    name === 'partition' || name === 'id' ? textNode(deployment.partition, at) : undefined,
  aws_iam_policy_document: (name, block, scope, at) =>
    block && (name === 'json' || name === 'minified_json') ? policyDocumentJson(block, scope, at) : undefined,
  aws_iam_policy: (name, block, scope, at) => (name === 'arn' ? policyArn(block, scope, at) : undefined),
  template_file: (name, block, scope) => (name === 'rendered' && block ? rendered(block, scope) : undefined),
  local_file: (name, block, scope, at) => {
    const node = argument(block, 'filename', scope);
    if (name !== 'content' || node?.kind !== 'text' || node.text.holes.length > 0) return undefined;
    const file = relativeTo(`${scope.rootFolder}/main.tf`, node.text.toString());
    return { kind: 'text', text: scope.context.files.read(file, node.at), at };
  },
};

const dataSources: ReadonlyMap<string, DataSource> = new Map(Object.entries(sources));

/** By its ARN, or a managed policy of AWS by its name: the path does not matter here. */
function policyArn(block: HclBlock | undefined, scope: ModuleScope, at: Position): SourceNode | undefined {
  const arn = argument(block, 'arn', scope);
  const name = textOf(argument(block, 'name', scope));
  if (arn ?? name === undefined) return arn;
  return textNode(`arn:${scope.context.deployment.partition}:iam::aws:policy/${name}`, at);
}

function argument(block: HclBlock | undefined, name: string, scope: ModuleScope): SourceNode | undefined {
  const attribute = block?.body.attributes.get(name);
  return attribute && scope.evaluate(attribute.expression, scope);
}

/** `template` is already a string; it is rendered with `vars` as its names. */
function rendered(block: HclBlock, scope: ModuleScope): SourceNode | undefined {
  const template = argument(block, 'template', scope);
  if (template?.kind !== 'text' || template.text.onlyHole) return template;
  const text = renderTemplate(template.text, argument(block, 'vars', scope), scope);
  return { kind: 'text', text, at: template.at };
}
