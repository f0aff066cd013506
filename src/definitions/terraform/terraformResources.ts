import type { ResourceKindName } from '../stubs/resourceKinds';

/** What the attributes of a resource type are. */
export interface TerraformResource {
  readonly kind: ResourceKindName;
  /** The argument with the resource's own name. */
  readonly nameArgument: string;
  /** What `id` is; the name when absent. */
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
  aws_cloudwatch_event_bus: { kind: 'eventBus', nameArgument: 'name' },
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

/** The types of resources (and of data sources of the same name) that definitions refer to. */
export const terraformResources: ReadonlyMap<string, TerraformResource> = new Map(Object.entries(types));
