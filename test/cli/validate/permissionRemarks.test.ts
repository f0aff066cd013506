import path from 'node:path';
import { cli, folderWith } from '../support/cli';

const order = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: Own
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'sqs:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: ROLE
      Definition:
        StartAt: Run
        States:
          Run:
            Type: Task
            Resource: arn:aws:states:::glue:startJobRun.sync
            TimeoutSeconds: 60
            Parameters: { JobName: etl }
            Next: Send
          Send:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage
            Parameters: { QueueUrl: https://sqs.us-east-1.amazonaws.com/123456789012/q, MessageBody: m }
            End: true
`;
const files = folderWith({
  'template.yaml': order.replace('ROLE', '!GetAtt Role.Arn'),
  'elsewhere.yaml': order.replace('ROLE', 'arn:aws:iam::123456789012:role/elsewhere'),
  'wrong.yaml': order.replace('ROLE', '!GetAtt Role.Arn').replace('Next: Send', 'Next: Sent'),
  'idle.asl.json': { StartAt: 'A', States: { A: { Type: 'Succeed' } } },
});

async function remarks(name: string, ...options: string[]): Promise<unknown> {
  const all = ['validate', path.join(files, name), '--account', '123456789012', '--region', 'us-east-1', '--json'];
  const { code, stdout, stderr } = await cli([...all, ...options]);
  const found = JSON.parse(stdout) as { code: string; severity: string; line: number; message: string; hint: string }[];
  const own = found.filter((remark) => remark.code.includes('PERMISSION'));
  return [code, own.map(({ severity, line, message }) => `${line} ${severity} ${message}`), stderr];
}

const parameters = /^Parameters of [^\n]*\n/;

test('warns about what the role lacks at the state, and says what cannot be decided', async () => {
  const [code, found] = (await remarks('template.yaml')) as [number, string[]];
  expect([code, found]).toEqual([
    0,
    [
      "15 ADVICE Whether the role 'Role' allows sqs:SendMessage cannot be decided here.",
      "17 WARNING The role 'Role' does not allow glue:StartJobRun, glue:GetJobRun, glue:GetJobRuns, glue:BatchStopJobRun on arn:aws:glue:us-east-1:123456789012:job/etl, which Run needs: it calls glue:startJobRun, waits for the end of the job, stops the job of an abandoned task.",
    ],
  ]);
  const [, warnings] = (await remarks('template.yaml', '--no-advice')) as [number, string[]];
  expect(warnings).toEqual([found[1]]);
});

test('says once that it cannot know, if no file has the role and somebody needs it', async () => {
  const note =
    'Permissions of Order were not checked: the role is in no file. To list what it must allow: stepmill permissions FILE\n';
  const [code, found, stderr] = (await remarks('elsewhere.yaml')) as [number, string[], string];
  expect([code, found, stderr.replace(parameters, '')]).toEqual([0, [], note]);
  expect(
    ((await remarks('elsewhere.yaml', '--no-advice')) as [number, string[], string])[2].replace(parameters, ''),
  ).toBe('');
  expect(await remarks('idle.asl.json')).toEqual([0, [], '']);
});

test('does not judge the role of a wrong definition', async () => {
  const [code, found] = (await remarks('wrong.yaml')) as [number, string[]];
  expect([code, found]).toEqual([1, []]);
});
