import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { itemsIn } from '../../starts/plain';
import { readPipe } from '../../starts/pipe';
import { blockIn, rename, startOfResource, type TerraformResource } from './TerraformResource';

/** aws_pipes_pipe */
export function loadPipe(pipe: TerraformResource): readonly DeclaredStart[] {
  const { values } = pipe;
  const source = blockIn(values, 'source_parameters');
  const stream = blockIn(source, 'dynamodb_stream_parameters');
  const target = blockIn(values, 'target_parameters');
  return readPipe(
    startOfResource(pipe, {
      ...rename(values, {
        RoleArn: 'role_arn',
        DesiredState: 'desired_state',
        Source: 'source',
        Enrichment: 'enrichment',
        Target: 'target',
      }),
      SourceParameters: {
        FilterCriteria: {
          Filters: itemsIn(blockIn(source, 'filter_criteria'), 'filter').map((one) =>
            rename(one, { Pattern: 'pattern' }),
          ),
        },
        SqsQueueParameters: rename(blockIn(source, 'sqs_queue_parameters'), { BatchSize: 'batch_size' }),
        DynamoDBStreamParameters: {
          ...rename(stream, {
            BatchSize: 'batch_size',
            MaximumRetryAttempts: 'maximum_retry_attempts',
            MaximumRecordAgeInSeconds: 'maximum_record_age_in_seconds',
          }),
          DeadLetterConfig: rename(blockIn(stream, 'dead_letter_config'), { Arn: 'arn' }),
        },
      },
      EnrichmentParameters: rename(blockIn(values, 'enrichment_parameters'), { InputTemplate: 'input_template' }),
      TargetParameters: {
        ...rename(target, { InputTemplate: 'input_template' }),
        StepFunctionStateMachineParameters: rename(blockIn(target, 'step_function_state_machine_parameters'), {
          InvocationType: 'invocation_type',
        }),
      },
    }),
  );
}
