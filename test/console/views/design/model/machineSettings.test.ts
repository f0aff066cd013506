import { configurationOf, settingsOf } from '../../../../../src/console/views/design/model/machineSettings';

test('what a machine has is what its settings write', () => {
  const described = {
    roleArn: 'arn:aws:iam::123456789012:role/r',
    loggingConfiguration: {
      level: 'ERROR',
      includeExecutionData: true,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g:*' } }],
    },
    tracingConfiguration: { enabled: true },
  } as const;
  expect(configurationOf(settingsOf(described))).toEqual(described);
});

test('a new machine has a role, no logging and no tracing', () => {
  expect(configurationOf(settingsOf({}))).toEqual({
    roleArn: 'arn:aws:iam::123456789012:role/stepmill-console',
    loggingConfiguration: { level: 'OFF', includeExecutionData: false, destinations: [] },
    tracingConfiguration: { enabled: false },
  });
});
