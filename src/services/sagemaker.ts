import type { AwsService } from './AwsService';
import { endsWhen, pick, type SyncJob } from './SyncJob';

export const sagemaker: AwsService = {
  id: 'SageMaker',
  errorPrefix: 'SageMaker',
  causeName: 'AmazonSageMaker',
  listed: ['Conflict', 'ResourceInUse', 'ResourceLimitExceeded', 'ResourceNotFound'],
  localVariable: 'SAGE_MAKER_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    createEndpoint: { patterns: 'R' },
    createEndpointConfig: { patterns: 'R' },
    createModel: { patterns: 'R' },
    updateEndpoint: { patterns: 'R' },
    createHyperParameterTuningJob: { patterns: 'RS', job: job('HyperParameterTuning') },
    createLabelingJob: { patterns: 'RS', job: job('Labeling') },
    createProcessingJob: { patterns: 'RS', job: job('Processing') },
    createTrainingJob: { patterns: 'RS', job: job('Training') },
    createTransformJob: { patterns: 'RS', job: job('Transform') },
  },
};

/** The five kinds differ only in their names. Their failures are not recorded: they follow the pattern of ecs. */
function job(kind: string): SyncJob {
  return {
    describe: { action: `describe${kind}Job`, parameters: (_submitted, sent) => pick(sent, `${kind}JobName`) },
    end: endsWhen(`${kind}JobStatus`, ['Completed'], ['Failed', 'Stopped']),
    stop: { action: `stop${kind}Job`, parameters: (_submitted, sent) => pick(sent, `${kind}JobName`) },
    recorded: true,
  };
}
