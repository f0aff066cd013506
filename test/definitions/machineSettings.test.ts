import { deployedLogging } from '../../src/definitions/machineSettings';

const owner = { name: 'Order 1', region: 'eu-west-1', accountId: '111111111111' };
const to = (logGroupArn: string) => [{ cloudWatchLogsLogGroup: { logGroupArn } }];
const ownGroup = to('arn:aws:logs:eu-west-1:111111111111:log-group:/aws/vendedlogs/states/Order-1-Logs:*');

test.each([
  ['nothing', undefined, undefined],
  ['OFF without a group', { level: 'OFF' }, { level: 'OFF' }],
  ['nothing but data', { includeExecutionData: true }, { includeExecutionData: true }],
  [
    'a group that is known',
    { level: 'ALL', destinations: to('arn:aws:logs:us-east-1:123456789012:log-group:g:*') },
    { level: 'ALL', destinations: to('arn:aws:logs:us-east-1:123456789012:log-group:g:*') },
  ],
  [
    'a group of which no file tells the ARN',
    { level: 'ALL', includeExecutionData: true, destinations: to('LogArn:*') },
    { level: 'ALL', includeExecutionData: true, destinations: ownGroup },
  ],
  ['a level without a group', { level: 'ERROR' }, { level: 'ERROR', destinations: ownGroup }],
] as const)('%s', (_title, given, deployed) => {
  expect(deployedLogging(given, owner)).toEqual(deployed);
});
