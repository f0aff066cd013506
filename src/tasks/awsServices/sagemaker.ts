import type { AwsService } from './AwsService';
import { endsWhen, pick, type SyncJob } from './SyncJob';

export const sagemaker: AwsService = {
  sdkName: 'sagemaker',
  jobs: {
    createTrainingJob: job('Training'),
    createTransformJob: job('Transform'),
    createProcessingJob: job('Processing'),
    createLabelingJob: job('Labeling'),
    createHyperParameterTuningJob: job('HyperParameterTuning'),
  },
};

/** The five kinds differ in their names alone. Their failures are not recorded: they follow the rule of ecs. */
function job(kind: string): SyncJob {
  return {
    describe: { action: `describe${kind}Job`, parameters: (_submitted, sent) => pick(sent, `${kind}JobName`) },
    end: endsWhen(`${kind}JobStatus`, ['Completed'], ['Failed', 'Stopped']),
    stop: { action: `stop${kind}Job`, parameters: (_submitted, sent) => pick(sent, `${kind}JobName`) },
    recorded: true,
  };
}
