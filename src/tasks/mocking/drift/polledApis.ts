/** Where the result of a `.sync` task comes from. */
export interface PolledApi {
  readonly service: string;
  readonly action: string;
  /** The result is this member of the answer (of a list: its one element), not the answer itself. */
  readonly member?: string | undefined;
  /** Whether the result is known to have exactly these members. Others are then wrong. */
  readonly complete: boolean;
}

type Row = readonly [service: string, action: string, member?: string];

/**
 * The API that Step Functions polls for a `.sync` task, whose answer becomes the task's result.
 *
 * AWS: a job's describing structure is the result itself where the API lists several (`Tasks`, `Jobs`).
 */
const known: Readonly<Record<string, Row>> = {
  'states:startExecution': ['sfn', 'describeExecution'],
  'ecs:runTask': ['ecs', 'describeTasks', 'Tasks'],
  'batch:submitJob': ['batch', 'describeJobs', 'Jobs'],
  'glue:startJobRun': ['glue', 'getJobRun', 'JobRun'],
  'athena:startQueryExecution': ['athena', 'getQueryExecution'],
  'codebuild:startBuild': ['codebuild', 'startBuild'],
  'codebuild:startBuildBatch': ['codebuild', 'startBuildBatch'],
  'codebuild:retryBuildBatch': ['codebuild', 'retryBuildBatch'],
  'mediaconvert:createJob': ['mediaconvert', 'getJob'],
  'sagemaker:createTrainingJob': ['sagemaker', 'describeTrainingJob'],
  'sagemaker:createTransformJob': ['sagemaker', 'describeTransformJob'],
  'sagemaker:createProcessingJob': ['sagemaker', 'describeProcessingJob'],
  'sagemaker:createLabelingJob': ['sagemaker', 'describeLabelingJob'],
  'sagemaker:createHyperParameterTuningJob': ['sagemaker', 'describeHyperParameterTuningJob'],
};

/** Polled APIs whose result may be wrapped in a way that no recording shows: members of other names pass. */
const likely: Readonly<Record<string, Row>> = {
  'databrew:startJobRun': ['databrew', 'describeJobRun'],
  'eks:createCluster': ['eks', 'describeCluster'],
  'eks:deleteCluster': ['eks', 'describeCluster'],
  'eks:createNodegroup': ['eks', 'describeNodegroup'],
  'eks:deleteNodegroup': ['eks', 'describeNodegroup'],
  'eks:createFargateProfile': ['eks', 'describeFargateProfile'],
  'eks:deleteFargateProfile': ['eks', 'describeFargateProfile'],
  'elasticmapreduce:createCluster': ['emr', 'describeCluster'],
  'elasticmapreduce:terminateCluster': ['emr', 'describeCluster'],
  'elasticmapreduce:addStep': ['emr', 'describeStep'],
  'emr-containers:startJobRun': ['emrcontainers', 'describeJobRun'],
  'emr-containers:deleteVirtualCluster': ['emrcontainers', 'describeVirtualCluster'],
  'emr-serverless:createApplication': ['emrserverless', 'getApplication'],
  'emr-serverless:startApplication': ['emrserverless', 'getApplication'],
  'emr-serverless:stopApplication': ['emrserverless', 'getApplication'],
  'emr-serverless:deleteApplication': ['emrserverless', 'getApplication'],
  'emr-serverless:startJobRun': ['emrserverless', 'getJobRun'],
  'emr-serverless:cancelJobRun': ['emrserverless', 'getJobRun'],
  'bedrock:createModelCustomizationJob': ['bedrock', 'getModelCustomizationJob'],
};

/** The API behind a `.sync` task; `undefined` for tasks that poll no AWS API (`eks:runJob`). */
export function polledApi(service: string, action: string): PolledApi | undefined {
  const name = `${service}:${action}`;
  const row = known[name] ?? likely[name];
  return row && { service: row[0], action: row[1], member: row[2], complete: name in known };
}
