import path from 'node:path';
import { cli, folderWith } from '../support/cli';

// Functions of `stepmill run` that call AWS with clients of their own.

const client = JSON.stringify(path.resolve('node_modules/@aws-sdk/client-dynamodb'));
const folder = folderWith({
  'notify.asl.json': {
    StartAt: 'Notify',
    States: {
      Notify: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:notify',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
        End: true,
      },
      Sorry: { Type: 'Pass', End: true },
    },
  },
  'notify.js': `
    const { DynamoDBClient, PutItemCommand } = require(${client});
    const put = () => new DynamoDBClient({}).send(new PutItemCommand({ TableName: 'orders', Item: {} }));
    exports.now = () => put().catch(() => 'swallowed');
    exports.fetches = () => fetch('http://169.254.169.254/latest').catch(() => 'swallowed');
    exports.quiet = async () => 'nothing called';
  `,
});
const run = (handler: string, ...more: string[]) =>
  cli([
    'run',
    path.join(folder, 'notify.asl.json'),
    '--lambda',
    `notify=${path.join(folder, 'notify')}.${handler}`,
    ...more,
  ]);

test('a call that nobody answers ends the run with an error, whatever handler and Catch do', async () => {
  const { code, stdout, stderr } = await run('now');
  expect(code).toBe(1);
  expect(stdout).toContain('Notify  stopped here');
  expect(stderr).toContain(
    "Nothing answers dynamodb:putItem, which function 'notify' calls with its AWS client, invoked by state 'Notify'.\n" +
      'It was sent: {"TableName":"orders","Item":{}}\n',
  );
});

test('so does a connection to the metadata service', async () => {
  const { code, stderr } = await run('fetches');
  expect(code).toBe(1);
  expect(stderr).toContain("Function 'notify' connects to 169.254.169.254, but functions do not call AWS here.");
});

test('--aws-calls allow says what it does', async () => {
  const { code, stdout } = await run('quiet', '--aws-calls', 'allow');
  expect(code).toBe(0);
  expect(stdout).toContain(
    'note Functions call AWS itself, with the credentials of this shell, and nothing intercepts these calls (--aws-calls allow).',
  );
});

test('--aws-calls takes two words', async () => {
  const { code, stderr } = await run('quiet', '--aws-calls', 'alow');
  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are fail, allow.');
});

test('a function of the command line that nothing calls, and whose name is nearly that of one', async () => {
  const other = `${path.join(folder, 'notify')}.quiet`;
  const { code, stderr } = await run('quiet', '--lambda', `notifyy=${other}`);
  expect([code, stderr]).toEqual([
    2,
    "stepmill: Nothing calls a Lambda function 'notifyy'. Did you mean 'notify'? (If not, write its ARN.)\n",
  ]);
  expect(await run('quiet', '--lambda', `somethingElse=${other}`)).toMatchObject({ code: 0, stderr: '' });
});
