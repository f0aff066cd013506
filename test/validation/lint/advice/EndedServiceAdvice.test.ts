import { advise } from './advise';

const task = (resource: string): object => ({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true });

test.each([
  ['qldb:describeLedger', 'QLDB'],
  ['qldbsession:sendCommand', 'QLDB'],
  ['elastictranscoder:createJob', 'Elastic Transcoder'],
  ['lexruntime:postText', 'Lex V1'],
  ['opsworks:createStack', 'OpsWorks'],
])('a call of aws-sdk:%s', (action, name) => {
  expect(advise({ S: task(`aws-sdk:${action}`) })).toEqual([
    `ENDED_SERVICE /States/S/Resource: AWS has ended ${name}, and Step Functions has removed 'aws-sdk:${action.split(':')[0]!}'.`,
  ]);
});

test('names an existing successor', () => {
  expect(advise({ S: task('aws-sdk:lexruntimev2:recognizeText') })).toEqual([]);
});
