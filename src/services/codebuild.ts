import { objectOf } from '../util/json';
import type { AwsService } from './AwsService';
import { endsWhen, type SyncJob } from './SyncJob';

const failed = ['FAILED', 'FAULT', 'STOPPED', 'TIMED_OUT'];

// The failures are not recorded: they follow the rule of ecs, batch and states.
const build: SyncJob = {
  describe: { action: 'batchGetBuilds', parameters: ({ Build }) => ({ Ids: [objectOf(Build)['Id']!] }) },
  member: 'Builds',
  wrappedAs: 'Build',
  end: endsWhen('Build.BuildStatus', ['SUCCEEDED'], failed),
  stop: { action: 'stopBuild', parameters: ({ Build }) => ({ Id: objectOf(Build)['Id']! }) },
  recorded: true,
};

const buildBatch: SyncJob = {
  describe: {
    action: 'batchGetBuildBatches',
    parameters: ({ BuildBatch }) => ({ Ids: [objectOf(BuildBatch)['Id']!] }),
  },
  member: 'BuildBatches',
  wrappedAs: 'BuildBatch',
  end: endsWhen('BuildBatch.BuildBatchStatus', ['SUCCEEDED'], failed),
  stop: { action: 'stopBuildBatch', parameters: ({ BuildBatch }) => ({ Id: objectOf(BuildBatch)['Id']! }) },
  recorded: true,
};

export const codebuild: AwsService = {
  id: 'CodeBuild',
  errorPrefix: 'CodeBuild',
  causeName: 'AWSCodeBuild',
  listed: [
    'AccountLimitExceeded',
    'AccountSuspended',
    'InvalidInput',
    'OAuthProvider',
    'ResourceAlreadyExists',
    'ResourceNotFound',
  ],
  localVariable: 'CODEBUILD_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    startBuild: { patterns: 'RS', job: build },
    startBuildBatch: { patterns: 'RS', job: buildBatch },
    retryBuildBatch: { patterns: 'RS', job: buildBatch },
    stopBuild: { patterns: 'R' },
    batchDeleteBuilds: { patterns: 'R' },
    batchGetReports: { patterns: 'R' },
    stopBuildBatch: { patterns: 'R' },
    deleteBuildBatch: { patterns: 'R' },
  },
};
