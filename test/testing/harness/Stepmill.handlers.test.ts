import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { stepmill } from '../../../src/jest';
import { findPython } from '../../clients/support/installed';

// The handler that writes an order into DynamoDB, in several languages, each in a process of its own. Without a mock the
// test is red, whatever a Catch does; with one it is green, and the call is in the log with its caller.

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-handlers-')));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));

function write(name: string, text: string): string {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

write(
  'client.js',
  `const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
   const client = new DynamoDBClient({});
   exports.handler = async ({ orderId }) => {
     await client.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: orderId } } }));
     return { kept: orderId };
   };`,
);
buildSync({
  entryPoints: [path.join(folder, 'client.js')],
  outfile: path.join(folder, 'bundle.js'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
});
write(
  'app.py',
  `import boto3
def handler(event, context):
    boto3.client('dynamodb').put_item(TableName='orders', Item={'id': {'S': event['orderId']}})
    return {'kept': event['orderId']}
`,
);
write(
  'run.sh',
  `api=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
while :; do
  event=$(curl -sSf -D headers "$api/next") || exit
  id=$(tr -d '\\r' <headers | sed -n 's/^lambda-runtime-aws-request-id: //Ip')
  order=$(printf %s "$event" | sed 's/.*"orderId":"\\([^"]*\\)".*/\\1/')
  if curl -sSf -o /dev/null "$AWS_ENDPOINT_URL" -H 'X-Amz-Target: DynamoDB_20120810.PutItem' \\
    -H 'Content-Type: application/x-amz-json-1.0' -d "{\\"TableName\\":\\"orders\\",\\"Item\\":{\\"id\\":{\\"S\\":\\"$order\\"}}}"
  then curl -sSf -o /dev/null "$api/$id/response" -d "{\\"kept\\":\\"$order\\"}"
  else curl -sSf -o /dev/null "$api/$id/error" -d '{"errorType":"Failed","errorMessage":"no"}'
  fi
done
`,
);

const python = findPython('boto3');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const node = (file: string) => `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ./${file}.handler`;
const languages: readonly (readonly [name: string, command: string | undefined])[] = [
  ['JavaScript', node('client')],
  ['JavaScript in one file', node('bundle')],
  ['Python', python && `exec ${python} "$STEPMILL_PYTHON_BOOTSTRAP" app.handler`],
  ['shell', hasCurl ? 'exec sh run.sh' : undefined],
];
for (const [name, command] of languages) if (command === undefined) console.warn(`${name}: not installed, not run.`);

const sfn = stepmill();
for (const [i, [, command]] of languages.entries())
  if (command !== undefined) sfn.lambda(`keep${i}`, { command, folder }, { timeoutSeconds: 30 });

const definition = (name: string) => ({
  StartAt: 'Keep',
  States: {
    Keep: {
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      End: true,
    },
    Sorry: { Type: 'Pass', End: true },
  },
});

describe.each(languages.map(([name, command], i) => ({ name, command, i })).filter(({ command }) => command))(
  '$name',
  ({ i }) => {
    test('a call that nobody answers fails the run, whatever a Catch does', async () => {
      const machine = sfn.stateMachine(definition(`keep${i}`));
      const error = await machine.run({ orderId: 'o-1' }).catch((thrown: unknown) => thrown as Error);
      expect(error).toMatchObject({ name: 'HarnessError' });
      expect((error as Error).message).toContain(`keep${i}`);
      expect((error as Error).message).toContain("sfn.mock.service('dynamodb', 'putItem').returns(");
      expect((error as Error).message).toMatch(/"?TableName"?: ?"orders"/);
    });

    test('a mock answers it, and the log says who called', async () => {
      sfn.mock.service('dynamodb', 'putItem').returns({});
      const machine = sfn.stateMachine(definition(`keep${i}`));
      const run = await machine.run({ orderId: 'o-1' });
      expect(run).toHaveOutput({ kept: 'o-1' });
      const { request, answeredBy } = sfn.calls.all.at(-1)!;
      expect({ caller: request.caller, parameters: request.parameters, answeredBy }).toEqual({
        caller: {
          functionName: `keep${i}`,
          accountId: '123456789012',
          region: 'us-east-1',
          executionArn: run.executionArn,
          state: 'Keep',
        },
        parameters: { TableName: 'orders', Item: { id: { S: 'o-1' } } },
        answeredBy: 'mock',
      });
    });
  },
);
