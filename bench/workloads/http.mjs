import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { compare } from '../lib/measure.mjs';

const require = createRequire(import.meta.url);

const canned = JSON.stringify({
  executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Bench:e',
  startDate: 1,
});

/** A server that reads the body and answers the same text to everything. */
async function echo() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(canned);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** StartExecution of 10 Pass states through the SDK client, against Stepmill and against a canned answer. */
export async function http({ definition, input }, options) {
  const { SFNClient, StartExecutionCommand } = require('@aws-sdk/client-sfn');
  const { createService, startServer } = require('stepmill');
  const service = createService({ time: 'skip' });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'Bench',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/bench',
  });
  const server = await startServer(service, { port: 0 });
  const floor = await echo();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = (endpoint) => new SFNClient({ endpoint, region: 'us-east-1', credentials, disableHostPrefix: true });
  const contender = (name, endpoint) => {
    const sfn = client(endpoint);
    return {
      name,
      run: () => sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) })),
      close: () => sfn.destroy(),
    };
  };
  const contenders = [contender('SDK client, canned answer', floor.url), contender('SDK client, stepmill', server.url)];
  const results = await compare(contenders, options);
  for (const { close } of contenders) close();
  floor.close();
  await server.close();
  service.close();
  return results;
}
