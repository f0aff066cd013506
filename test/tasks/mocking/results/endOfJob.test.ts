import { HarnessError } from '../../../../src/errors/HarnessError';
import type { TaskReply } from '../../../../src/contract/task';
import { loadMockConfig } from '../../../../src/tasks/mocking/config/loadMockConfig';
import { Mocks } from '../../../../src/tasks/mocking/Mocks';
import { mock } from '../../../../src/tasks/mocking/scripts';
import { serviceAnswer, serviceAnswerNames } from '../../../../src/tasks/mocking/serviceAnswers';
import type { ScriptBuilder } from '../../../../src/tasks/mocking/ScriptBuilder';
import { taskRequest } from '../taskRequest';

function reply(resource: string, script: ScriptBuilder, parameters: Record<string, string> = {}): TaskReply {
  const mocks = new Mocks();
  mocks.use(script);
  return mocks.ask(taskRequest({ resource, parameters }))?.reply as TaskReply;
}

const failed = (described: unknown): object => ({ error: 'States.TaskFailed', cause: JSON.stringify(described) });

test.each<[string, object]>([
  ['glue:startJobRun.sync', { JobRunState: 'FAILED' }],
  ['batch:submitJob.sync', { Status: 'FAILED' }],
  ['athena:startQueryExecution.sync', { QueryExecution: { Status: { State: 'CANCELLED' } } }],
  ['ecs:runTask.sync', { Containers: [{ ExitCode: 1 }] }],
  ['codebuild:startBuild.sync', { Build: { BuildStatus: 'TIMED_OUT' } }],
  ['codebuild:startBuildBatch.sync', { BuildBatch: { BuildBatchStatus: 'FAULT' } }],
  ['codebuild:retryBuildBatch.sync', { BuildBatch: { BuildBatchStatus: 'STOPPED' } }],
  ['databrew:startJobRun.sync', { State: 'TIMEOUT' }],
  ['elasticmapreduce:createCluster.sync', { Cluster: { Status: { State: 'TERMINATED' } } }],
  ['elasticmapreduce:terminateCluster.sync', { Cluster: { Status: { State: 'TERMINATED_WITH_ERRORS' } } }],
  ['elasticmapreduce:addStep.sync', { Step: { Status: { State: 'FAILED' } } }],
  ['emr-containers:startJobRun.sync', { JobRun: { State: 'FAILED' } }],
  ['emr-containers:deleteVirtualCluster.sync', { VirtualCluster: { State: 'ARRESTED' } }],
  ['emr-serverless:startJobRun.sync', { JobRun: { State: 'FAILED' } }],
  ['emr-serverless:cancelJobRun.sync', { JobRun: { State: 'SUCCESS' } }],
  ['emr-serverless:startApplication.sync', { Application: { State: 'TERMINATED' } }],
  ['sagemaker:createTrainingJob.sync', { TrainingJobStatus: 'Failed' }],
  ['sagemaker:createTransformJob.sync', { TransformJobStatus: 'Stopped' }],
  ['sagemaker:createProcessingJob.sync', { ProcessingJobStatus: 'Failed' }],
  ['sagemaker:createLabelingJob.sync', { LabelingJobStatus: 'Failed' }],
  ['sagemaker:createHyperParameterTuningJob.sync', { HyperParameterTuningJobStatus: 'Failed' }],
  ['mediaconvert:createJob.sync', { Job: { Status: 'ERROR' } }],
  ['eks:createCluster.sync', { Cluster: { Status: 'FAILED' } }],
  ['eks:createNodegroup.sync', { Nodegroup: { Status: 'CREATE_FAILED' } }],
  ['eks:deleteFargateProfile.sync', { FargateProfile: { Status: 'DELETE_FAILED' } }],
  ['bedrock:createModelCustomizationJob.sync', { Status: 'Failed' }],
])('%s fails with the description %j as its cause', (resource, described) => {
  const { outcome, submitted } = reply(resource, mock('Charge').returns(described));
  expect([outcome, submitted]).toEqual([failed(described), expect.anything()]);
});

test.each<[string, object, object]>([
  ['http:invoke', { StatusCode: 404, ResponseBody: 'nope' }, { error: 'States.Http.StatusCode.404', cause: 'nope' }],
  [
    'http:invoke',
    { StatusCode: 503, ResponseBody: { a: 1 } },
    { error: 'States.Http.StatusCode.503', cause: '{"a":1}' },
  ],
  ['http:invoke', { StatusCode: 302, ResponseBody: '' }, { error: 'States.Http.StatusCode.302' }],
  ['apigateway:invoke', { StatusCode: 403, ResponseBody: {} }, { error: 'ApiGateway.403', cause: '{}' }],
])('%s fails with a reply of %j', (resource, result, outcome) => {
  expect(reply(resource, mock('Charge').returns(result))).toEqual({ outcome });
});

test('a reply of status 2xx is the result of an HTTP task', () => {
  const result = { StatusCode: 204, StatusText: 'No Content', Headers: {} };
  expect(reply('http:invoke', mock('Charge').returns(result)).outcome).toEqual({ output: result });
});

test('members of the cause are in alphabetical order, at every level', () => {
  const described = { Status: 'FAILED', Attempts: [{ StatusReason: 'x', Container: {} }] };
  expect(reply('batch:submitJob.sync', mock('Charge').returns(described)).outcome).toEqual({
    error: 'States.TaskFailed',
    cause: '{"Attempts":[{"Container":{},"StatusReason":"x"}],"Status":"FAILED"}',
  });
});

test('a function may describe the job, now or later', async () => {
  const describe = (): object => ({ JobRunState: 'STOPPED' });
  expect(reply('glue:startJobRun.sync', mock('Charge').answers(describe)).outcome).toEqual(failed(describe()));
  const later = await reply(
    'glue:startJobRun.sync',
    mock('Charge').answers(() => Promise.resolve(describe())),
  );
  expect(later.outcome).toEqual(failed(describe()));
});

const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:child';
const told = (more: object): string =>
  JSON.stringify({
    ...more,
    ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:child:c-1',
    Input: '{"a":1}',
    InputDetails: { Included: true },
    Name: 'c-1',
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE',
    StartDate: Date.UTC(2026, 0, 2, 3, 4, 5),
    StateMachineArn: machine,
  });
const child = { StateMachineArn: machine, Name: 'c-1', Input: '{"a":1}' };

test.each([
  [{ Status: 'FAILED', Error: 'Broken', Cause: 'it broke' }, { Cause: 'it broke', Error: 'Broken' }, 'FAILED'],
  [{ Status: 'TIMED_OUT' }, {}, 'TIMED_OUT'],
  [{ Status: 'ABORTED', Cause: 'by hand', RedriveStatusReason: 'x' }, { Cause: 'by hand' }, 'ABORTED'],
])('a child execution that ended as %j fails .sync and .sync:2 alike', (given, first, status) => {
  for (const suffix of ['.sync', '.sync:2']) {
    const { outcome } = reply(`states:startExecution${suffix}`, mock('Charge').returns(given), child);
    const cause = told(first).replace(/}$/, `,"Status":"${status}","StopDate":${Date.UTC(2026, 0, 2, 3, 4, 5)}}`);
    expect(outcome).toEqual({ error: 'States.TaskFailed', cause });
  }
});

test('a job that is still running is not an end', () => {
  expect(() => reply('batch:submitJob.sync', mock('Charge').returns({ Status: 'RUNNABLE' }))).toThrow(
    new HarnessError(
      "The mock of state 'Charge' (batch:submitJob.sync) describes a job that is still running, but .sync waits " +
        'until the job has ended: until Status is SUCCEEDED or FAILED.',
    ),
  );
});

test('a successful job, one without a status, and other patterns stay unchanged', () => {
  const returned = (resource: string, value: object): unknown => reply(resource, mock('Charge').returns(value)).outcome;
  expect(returned('batch:submitJob.sync', { Status: 'SUCCEEDED' })).toEqual({ output: { Status: 'SUCCEEDED' } });
  expect(returned('batch:submitJob.sync', { JobId: '1' })).toEqual({ output: { JobId: '1' } });
  expect(returned('batch:submitJob', { Status: 'FAILED' })).toEqual({ output: { Status: 'FAILED' } });
  expect(returned('aws-sdk:glue:getJobRun', { JobRunState: 'FAILED' })).toEqual({ output: { JobRunState: 'FAILED' } });
});

test('succeeds describes a job that has succeeded', () => {
  expect(reply('athena:startQueryExecution.sync', mock('Charge').succeeds()).outcome).toEqual({
    output: { QueryExecution: { Status: { State: 'SUCCEEDED' } } },
  });
});

describe('the failures of ecs:runTask', () => {
  const answer = { Failures: [{ Reason: 'RESOURCE:MEMORY' }], Tasks: [] };
  const failure = { error: 'AmazonECS.Unknown', cause: JSON.stringify(answer) };

  test.each(['ecs:runTask.sync', 'ecs:runTask.waitForTaskToken'])('fail %s', (resource) => {
    const expected = { outcome: { ...failure, phase: 'submit' } };
    expect(reply(resource, mock('Charge').returns(answer))).toEqual(expected);
    expect(reply(resource, mock('Charge').succeeds().submitting(answer))).toEqual(expected);
  });

  test('are the result where nothing waits', () => {
    expect(reply('ecs:runTask', mock('Charge').returns(answer))).toEqual({ outcome: { output: answer } });
  });

  test('have a ready-made answer', () => {
    expect(reply('ecs:runTask.sync', mock('Charge').answersLike('ecs/noCapacity')).outcome).toMatchObject({
      error: 'AmazonECS.Unknown',
      cause: expect.stringContaining('"Reason":"RESOURCE:MEMORY"'),
    });
  });
});

describe('a mock file', () => {
  const config = (Return: object): Mocks => {
    const mocks = new Mocks();
    mocks.useConfig(
      loadMockConfig({
        StateMachines: { Order: { TestCases: { Case: { Charge: 'Job' } } } },
        MockedResponses: { Job: { '0': { Return } } },
      }),
    );
    return mocks;
  };
  const request = taskRequest({ resource: 'batch:submitJob.sync', testCase: 'Case', parameters: {} });

  test('returns a success whatever the job says, with a note', () => {
    const mocks = config({ Status: 'FAILED' });
    expect(mocks.ask(request)?.reply).toMatchObject({ outcome: { output: { Status: 'FAILED' } } });
    expect(mocks.notes).toContain(
      "The mock file answers state 'Charge' (batch:submitJob.sync) with a failed job, but the task succeeds: " +
        "'Return' is always a success, as in Step Functions Local. To fail the task, write 'Throw': { 'Error': " +
        "'States.TaskFailed', 'Cause': … }.",
    );
  });

  test('with a job that succeeded has no note', () => {
    const mocks = config({ Status: 'SUCCEEDED' });
    mocks.ask(request);
    expect(mocks.notes.filter((note) => note.includes('mock file'))).toEqual([]);
  });
});

describe('ready-made answers of jobs', () => {
  const actions: Record<string, string> = {
    'athena/failed': 'startQueryExecution',
    'athena/cancelled': 'startQueryExecution',
    'batch/failed': 'submitJob',
    'bedrock/customizationFailed': 'createModelCustomizationJob',
    'codebuild/failed': 'startBuild',
    'codebuild/batchFailed': 'startBuildBatch',
    'databrew/failed': 'startJobRun',
    'ecs/failed': 'runTask',
    'ecs/failedToStart': 'runTask',
    'eks/clusterFailed': 'createCluster',
    'eks/nodegroupFailed': 'createNodegroup',
    'elasticmapreduce/clusterFailed': 'createCluster',
    'elasticmapreduce/stepFailed': 'addStep',
    'emr-containers/failed': 'startJobRun',
    'emr-serverless/failed': 'startJobRun',
    'emr-serverless/applicationTerminated': 'startApplication',
    'glue/failed': 'startJobRun',
    'glue/timedOut': 'startJobRun',
    'mediaconvert/failed': 'createJob',
    'sagemaker/trainingJobFailed': 'createTrainingJob',
    'sagemaker/transformJobFailed': 'createTransformJob',
    'sagemaker/processingJobFailed': 'createProcessingJob',
    'sagemaker/labelingJobFailed': 'createLabelingJob',
    'sagemaker/tuningJobFailed': 'createHyperParameterTuningJob',
    'states/failed': 'startExecution',
    'states/timedOut': 'startExecution',
    'states/aborted': 'startExecution',
  };

  test('are all known here', () => {
    expect(serviceAnswerNames().filter((name) => serviceAnswer(name).Job !== undefined)).toEqual(
      Object.keys(actions).sort((a, b) => serviceAnswerNames().indexOf(a) - serviceAnswerNames().indexOf(b)),
    );
  });

  test.each(Object.entries(actions))('%s fails %s.sync', (name, action) => {
    const resource = `${name.split('/')[0]!}:${action}.sync`;
    expect(reply(resource, mock('Charge').answersLike(name)).outcome).toMatchObject({ error: 'States.TaskFailed' });
  });

  test('fill in parameters', () => {
    const { outcome } = reply('glue:startJobRun.sync', mock('Charge').answersLike('glue/timedOut'), { JobName: 'etl' });
    expect(outcome).toEqual(failed({ Id: 'jr_0123456789abcdef', JobName: 'etl', JobRunState: 'TIMEOUT' }));
  });

  test('are rejected where nothing waits, and for another job', () => {
    expect(() => reply('glue:startJobRun', mock('Charge').answersLike('glue/failed'))).toThrow(
      new HarnessError(
        "The mock of state 'Charge' answers like 'glue/failed', which is the end of a job, but 'glue:startJobRun' does not " +
          'wait for a job: end the Resource in .sync.',
      ),
    );
    expect(() => reply('codebuild:startBuildBatch.sync', mock('Charge').answersLike('codebuild/failed'))).toThrow(
      new HarnessError(
        "The mock of state 'Charge' answers like 'codebuild/failed', which is the end of another kind of job than that of " +
          "'codebuild:startBuildBatch.sync'.",
      ),
    );
  });
});
