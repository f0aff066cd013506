import { objectOf } from '../util/json';
import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const mediaconvert: AwsService = {
  id: 'MediaConvert',
  errorPrefix: 'MediaConvert',
  causeName: 'AWSMediaConvert',
  listed: [
    'BadRequest',
    'Conflict',
    'Forbidden',
    'InternalServerError',
    'NotFound',
    'ServiceQuotaExceeded',
    'TooManyRequests',
    'UnprocessableEntity',
  ],
  membersLikeSdk: true,
  actions: {
    createJob: {
      patterns: 'RS',
      // The failure is not recorded: it follows the rule of ecs, batch and states.
      job: {
        describe: { action: 'getJob', parameters: ({ Job }) => pick(objectOf(Job), 'Id') },
        end: endsWhen('Job.Status', ['COMPLETE'], ['ERROR', 'CANCELED']),
        stop: { action: 'cancelJob', parameters: ({ Job }) => pick(objectOf(Job), 'Id') },
        recorded: true,
      },
    },
  },
};
