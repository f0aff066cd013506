import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stepmill } from '../../../../src/jest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-iam-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function template(statements: string): string {
  const file = path.join(folder, `${String(fs.readdirSync(folder).length)}.yaml`);
  fs.writeFileSync(
    file,
    `Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: order
      Policies:
        - Statement:
${statements}
      Definition:
        StartAt: Charge
        States:
          Charge:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Parameters:
              FunctionName: !Ref ChargeFunction
              Payload: {}
            Catch:
              - ErrorEquals: [Lambda.AWSLambdaException]
                Next: Denied
            End: true
          Denied:
            Type: Pass
            Result: denied
            End: true
  ChargeFunction:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: charge
`,
  );
  return file;
}

/** A machine with one task that calls a service. */
function machineOf(resource: string, parameters: object, more: object = {}): object {
  return {
    StartAt: 'Call',
    States: { Call: { Type: 'Task', Resource: resource, Parameters: parameters, End: true, ...more } },
  };
}

function allow(Action: string | readonly string[], Resource: string | readonly string[] = '*', more: object = {}) {
  return { Statement: [{ Effect: 'Allow', Action, Resource, ...more }] };
}

const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders';
const putItem = machineOf('arn:aws:states:::dynamodb:putItem', { TableName: 'Orders', Item: {} });
const sendMessage = machineOf('arn:aws:states:::sqs:sendMessage', {
  QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  MessageBody: 'x',
});

const plain = stepmill();

describe("iam: 'enforce'", () => {
  const sfn = stepmill({ iam: 'enforce' });

  describe('with the roles of a file', () => {
    it('lets a mocked task pass whose role allows it', async () => {
      const order = sfn.stateMachine(
        template(
          '            - { Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt ChargeFunction.Arn }',
        ),
      );
      order.mock('Charge').returns({ Payload: { id: 1 } });
      const run = await order.run({});
      expect(run).toHaveSucceeded();
      expect(run).toHaveTakenPath(['Charge']);
    });

    it('fails a mocked task whose role does not allow it, as AWS does, and a Catch catches it', async () => {
      const order = sfn.stateMachine(template("            - { Effect: Allow, Action: 'sqs:*', Resource: '*' }"));
      order.mock('Charge').returns({ Payload: { id: 1 } });
      const run = await order.run({});
      expect(run).toHaveOutput('denied');
      const { error, cause } = run.state('Charge');
      expect(error).toBe('Lambda.AWSLambdaException');
      expect(cause).toMatch(
        /^User: arn:aws:sts::123456789012:assumed-role\/OrderRole\/\w{32} is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:charge because no identity-based policy allows the lambda:InvokeFunction action \(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
      );
    });

    it('fails where a statement denies explicitly, and says so', async () => {
      const order = sfn.stateMachine(
        template(
          "            - { Effect: Allow, Action: '*', Resource: '*' }\n" +
            "            - { Effect: Deny, Action: 'lambda:*', Resource: !GetAtt ChargeFunction.Arn }",
        ),
      );
      order.mock('Charge').returns({ Payload: {} });
      const run = await order.run({});
      expect(run.state('Charge').cause).toContain(
        'function:charge with an explicit deny in an identity-based policy (Service: AWSLambda;',
      );
    });
  });

  describe('with policies beside the definition', () => {
    it('allows and denies', async () => {
      const allowed = sfn.stateMachine(putItem, { policies: allow('dynamodb:PutItem', table) });
      allowed.mock('Call').returns({});
      expect(await allowed.run({})).toHaveSucceeded();
      const denied = sfn.stateMachine(putItem, { policies: [allow('dynamodb:GetItem', table)] });
      denied.mock('Call').returns({});
      const run = await denied.run({});
      expect(run.error).toBe('DynamoDB.AmazonDynamoDBException');
      expect(run.cause).toContain(
        `is not authorized to perform: dynamodb:PutItem on resource: ${table} because no identity-based policy allows`,
      );
    });

    it('denies a task that a function of the test would answer', async () => {
      const invoke = machineOf('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: {} });
      const machine = sfn.stateMachine(invoke, {
        policies: allow('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:g'),
      });
      const calls: unknown[] = [];
      sfn.lambda('f', (event) => void calls.push(event));
      const run = await machine.run({});
      expect(run.error).toBe('Lambda.AWSLambdaException');
      expect(calls).toEqual([]);
    });

    it('retries a denied task as AWS does: States.ALL and States.TaskFailed match it', async () => {
      const Retry = [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }];
      const machine = sfn.stateMachine(
        machineOf(
          'arn:aws:states:::sns:publish',
          { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'x' },
          { Retry },
        ),
        { policies: allow('sqs:*') },
      );
      machine.mock('Call').returns({});
      const run = await machine.run({});
      expect(run.state('Call')).toHaveRetried(2);
      expect(run.error).toBe('SNS.AmazonSNSException');
    });

    it('knows condition keys of the call', async () => {
      const Condition = {
        StringEquals: { 'aws:PrincipalAccount': '123456789012', 'aws:RequestedRegion': 'us-east-1' },
      };
      const machine = sfn.stateMachine(sendMessage, { policies: allow('sqs:SendMessage', '*', { Condition }) });
      machine.mock('Call').returns({});
      expect(await machine.run({})).toHaveSucceeded();
    });

    it('checks the parameters that a task has in the end', async () => {
      const machine = sfn.stateMachine(
        machineOf('arn:aws:states:::dynamodb:getItem', { 'TableName.$': '$.table', Key: {} }),
        { policies: allow('dynamodb:GetItem', table) },
      );
      machine.mock('Call').returns({});
      expect(await machine.run({ table: 'Orders' })).toHaveSucceeded();
      expect(await machine.run({ table: 'Others' })).toHaveFailedWith('DynamoDB.AmazonDynamoDBException');
    });

    it('needs iam', () => {
      const without = plain.fresh();
      expect(() => without.stateMachine(putItem, { policies: {} })).toThrow(
        "The policies of 'StateMachine1' have no effect: write stepmill({ iam: 'enforce' }).",
      );
    });

    it('throws for a wrong document', () => {
      expect(() => sfn.stateMachine(putItem, { policies: { Statement: [{ Effect: 'Allow' }] } })).toThrow(
        /^A policy of StateMachine\d+ is wrong: a statement has neither Action nor NotAction\. Write \{ Statement:/,
      );
    });
  });

  describe('where the files do not tell', () => {
    it('fails the test, even behind a Catch, and says how to give the role', async () => {
      const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Done' }];
      const machine = sfn.stateMachine(
        {
          StartAt: 'Call',
          States: {
            Call: { ...(putItem as { States: { Call: object } }).States.Call, Catch },
            Done: { Type: 'Succeed' },
          },
        },
        { name: 'unknown', roleArn: 'arn:aws:iam::123456789012:role/elsewhere' },
      );
      machine.mock('Call').returns({});
      await expect(machine.run({})).rejects.toThrow(
        "What the role arn:aws:iam::123456789012:role/elsewhere may do is not known, so it cannot be enforced for state 'Call' of state machine 'unknown': no loaded file declares the role.\n" +
          'Give its policies in the option iam:\n' +
          "  iam: { roles: { 'arn:aws:iam::123456789012:role/elsewhere': { Statement:",
      );
    });

    it('fails the test for a condition whose key is not known', async () => {
      const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
      const machine = sfn.stateMachine(putItem, { policies: allow('dynamodb:*', '*', { Condition }) });
      machine.mock('Call').returns({});
      await expect(machine.run({})).rejects.toThrow(
        /^Whether the role arn:aws:iam::123456789012:role\/stepmill allows dynamodb:PutItem on .*table\/Orders for state 'Call' cannot be decided:\n {2}Allow in StateMachine\d+#1: the condition key aws:PrincipalTag\/team \(StringEquals\) is not known\nGive its value: iam: \{ context: \{ 'aws:PrincipalTag\/team': '…' \} \}, or null if requests lack it\./,
      );
    });
  });

  describe('when a machine is saved', () => {
    const nested = machineOf('arn:aws:states:::states:startExecution.sync:2', {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child',
    });

    it('needs the rule for jobs', async () => {
      const denied = plain.fresh({ iam: 'enforce' }).stateMachine(nested, { policies: allow('states:*') });
      await expect(denied.run({})).rejects.toThrow(
        "'arn:aws:iam::123456789012:role/stepmill' is not authorized to create managed-rule.",
      );
    });

    it('accepts a role that allows the rule for jobs', async () => {
      const allowed = plain
        .fresh({ iam: 'enforce' })
        .stateMachine(nested, { policies: allow(['states:*', 'events:*']) });
      allowed.mock('Call').returns({});
      expect(await allowed.run({})).toHaveSucceeded();
    });

    it('needs access to the log destination', async () => {
      const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
      const denied = sfn.stateMachine(pass, { policies: allow('logs:PutLogEvents'), logging: 'ALL' });
      await expect(denied.run({})).rejects.toThrow(
        'The state machine IAM Role is not authorized to access the Log Destination',
      );
      const allowed = sfn.stateMachine(pass, { policies: allow('logs:*'), logging: 'ALL' });
      expect(await allowed.run({})).toHaveSucceeded();
    });
  });

  it('needs the children of a Distributed Map', async () => {
    const map = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'A',
            States: { A: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    };
    const denied = sfn.stateMachine(map, { policies: allow('states:DescribeExecution') });
    const run = await denied.run([1]);
    expect(run.error).toBe('States.Runtime');
    expect(run.cause).toContain('is not authorized to perform: states:StartExecution on resource: ');
    const allowed = sfn.stateMachine(map, { policies: allow('states:StartExecution') });
    expect(await allowed.run([1])).toHaveSucceeded();
  });

  it('knows the folder of a ResultWriter', async () => {
    const map = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'A',
            States: { A: { Type: 'Pass', End: true } },
          },
          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'out' } },
          End: true,
        },
      },
    };
    const writing = (folder: string) =>
      sfn.stateMachine(map, {
        name: `writing-${folder}`,
        policies: [allow('states:StartExecution'), allow('s3:PutObject', `arn:aws:s3:::b/${folder}/*`)],
      });
    sfn.s3.put('b', 'empty', '');
    const denied = await writing('other').run([1]);
    expect(denied.cause).toContain('is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/out/*"');
    expect(await writing('out').run([1])).toHaveSucceeded();
  });
});

test('of stacks of one class, each machine has the role of its own', async () => {
  const sfn = plain.fresh({ iam: 'enforce' });
  const stack = (...Action: readonly string[]): string =>
    JSON.stringify({
      Resources: {
        Order: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { RoleArn: { 'Fn::GetAtt': ['OrderRole', 'Arn'] }, Definition: putItem },
        },
        OrderRole: {
          Type: 'AWS::IAM::Role',
          Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: allow(Action) }] },
        },
      },
    });
  const artifact = (name: string) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://123456789012/us-east-1',
    properties: { templateFile: `${name}.json` },
    metadata: { [`/${name}/Order/Resource`]: [{ type: 'aws:cdk:logicalId', data: 'Order' }] },
  });
  const assembly = path.join(folder, 'cdk.out');
  fs.mkdirSync(assembly);
  const artifacts = { Dev: artifact('Dev'), Prod: artifact('Prod') };
  fs.writeFileSync(path.join(assembly, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  fs.writeFileSync(path.join(assembly, 'Dev.json'), stack('dynamodb:*'));
  fs.writeFileSync(path.join(assembly, 'Prod.json'), stack('sqs:*'));
  const outcomes = ['Dev', 'Prod'].map(async (name) => {
    const machine = sfn.stateMachine(assembly, `${name}/Order`, { name });
    machine.mock('Call').returns({});
    return (await machine.run({})).status;
  });
  expect(await Promise.all(outcomes)).toEqual(['SUCCEEDED', 'FAILED']);
});

describe('iam: settings', () => {
  const roleArn = 'arn:aws:iam::123456789012:role/elsewhere';
  const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };

  it.each([
    ['red', 'SUCCEEDED'],
    ['blue', 'FAILED'],
    [null, 'FAILED'],
  ] as const)('takes roles and condition keys: %s', async (team, status) => {
    const sfn = plain.fresh({
      iam: {
        roles: { elsewhere: [allow('dynamodb:*', '*', { Condition })] },
        context: { 'aws:PrincipalTag/team': team },
      },
    });
    const machine = sfn.stateMachine(putItem, { roleArn });
    machine.mock('Call').returns({});
    expect((await machine.run({})).status).toBe(status);
  });

  it('assumes the role of Credentials, if both roles allow it', async () => {
    const other = 'arn:aws:iam::123456789012:role/other';
    const sfn = plain.fresh({ iam: { roles: { [roleArn]: allow('sts:AssumeRole', other), [other]: allow('sqs:*') } } });
    const states = (RoleArn: string) =>
      machineOf(
        'arn:aws:states:::sqs:sendMessage',
        { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: 'x' },
        { Credentials: { RoleArn } },
      );
    const machine = sfn.stateMachine(states(other), { roleArn });
    machine.mock('Call').returns({});
    expect(await machine.run({})).toHaveSucceeded();
    const third = 'arn:aws:iam::123456789012:role/third';
    const denied = sfn.stateMachine(states(third), { roleArn });
    denied.mock('Call').returns({});
    const run = await denied.run({});
    expect([run.error, run.cause]).toEqual([
      'States.TaskFailed',
      `The role ${roleArn} is not authorized to assume the task state's role, ${third}.`,
    ]);
  });

  it('lets undecided requests pass if it should', async () => {
    const sfn = plain.fresh({
      iam: { roles: { [roleArn]: allow('dynamodb:*', '*', { Condition }) }, undecided: 'allow' },
    });
    const machine = sfn.stateMachine(putItem, { roleArn });
    machine.mock('Call').returns({});
    expect(await machine.run({})).toHaveSucceeded();
  });

  it('throws for an unknown member', () => {
    expect(() => plain.fresh({ iam: { rolls: {} } as object })).toThrow(/The option iam .*rolls/);
    expect(() => plain.fresh({ iam: 'on' as 'enforce' })).toThrow(
      `The option iam is 'enforce' or an object, not "on".`,
    );
  });
});

describe('machines of one name', () => {
  const sfn = plain.fresh({ iam: 'enforce' });

  it('throws for two with different roles, instead of judging by the last one', async () => {
    const first = sfn.stateMachine(template("            - { Effect: Allow, Action: 'sqs:*', Resource: '*' }"));
    const second = sfn.stateMachine(template("            - { Effect: Allow, Action: 'lambda:*', Resource: '*' }"));
    first.mock('Charge').returns({ Payload: {} });
    expect(await first.run({})).toHaveOutput('denied');
    await expect(second.run({})).rejects.toThrow(
      "Two state machines of this test are named 'order', with different roles. Give one of them its own name: { name: '…' }.",
    );
  });

  it('judges each by its own file after a reset', async () => {
    await sfn.reset();
    const second = sfn.stateMachine(template("            - { Effect: Allow, Action: 'lambda:*', Resource: '*' }"));
    second.mock('Charge').returns({ Payload: { id: 1 } });
    expect(await second.run({})).toHaveTakenPath(['Charge']);
    await sfn.reset();
    const first = sfn.stateMachine(template("            - { Effect: Allow, Action: 'sqs:*', Resource: '*' }"));
    first.mock('Charge').returns({ Payload: {} });
    expect(await first.run({})).toHaveOutput('denied');
  });

  it("does not take a machine's policies for those of the role of Credentials", async () => {
    const other = 'arn:aws:iam::123456789012:role/other';
    const own = plain.fresh({ iam: { roles: { [other]: allow('s3:*') } } });
    const machine = own.stateMachine(
      machineOf(
        'arn:aws:states:::sqs:sendMessage',
        { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: 'x' },
        { Credentials: { RoleArn: other } },
      ),
      { policies: allow('*') },
    );
    machine.mock('Call').returns({});
    const run = await machine.run({});
    expect(run.error).toBe('SQS.AmazonSQSException');
    expect(run.cause).toContain('assumed-role/other/');
  });
});

it('does not create a machine whose rights to create it are not known', async () => {
  const sfn = plain.fresh({ iam: 'enforce' });
  const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const roleArn = 'arn:aws:iam::123456789012:role/elsewhere';
  await expect(sfn.stateMachine(pass, { name: 'logged', roleArn, logging: 'ALL' }).run({})).rejects.toThrow(
    `What the role ${roleArn} may do is not known, so it cannot be enforced for the creation of state machine 'logged'`,
  );
  const Condition = { Bool: { 'aws:ViaAWSService': 'false' } };
  const policies = allow('logs:*', '*', { Condition });
  await expect(sfn.stateMachine(pass, { name: 'other', policies, logging: 'ALL' }).run({})).rejects.toThrow(
    /allows logs:CreateLogDelivery on \* for the creation cannot be decided:\n {2}Allow in other#1: the condition key aws:ViaAWSService/,
  );
});

describe('what starts a machine', () => {
  const sfn = plain.fresh({ iam: 'enforce' });

  function ruleTemplate(action: string, service = 'events.amazonaws.com'): string {
    const file = path.join(folder, `${String(fs.readdirSync(folder).length)}.yaml`);
    fs.writeFileSync(
      file,
      `Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties: { StateMachineName: order, Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } } }
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern: { source: [shop] }
      Targets: [{ Id: order, Arn: !Ref Order, RoleArn: !GetAtt StartRole.Arn }]
  StartRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ${service} }, Action: 'sts:AssumeRole' }] }
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: '${action}', Resource: !Ref Order }] } }]
`,
    );
    return file;
  }

  afterEach(() => sfn.reset());

  it.each([
    ['states:StartExecution', 'events.amazonaws.com', undefined],
    ['states:StopExecution', 'events.amazonaws.com', 'is not authorized to perform: states:StartExecution'],
    [
      'states:StartExecution',
      'scheduler.amazonaws.com',
      'The principal events.amazonaws.com is not authorized to assume',
    ],
  ])('needs a role with %s, for %s', async (action, service, message) => {
    sfn.stateMachine(ruleTemplate(action, service), 'Order');
    const put = await sfn.events.put({ source: 'shop', detailType: 'x', detail: {} });
    expect(put.started).toHaveLength(message === undefined ? 1 : 0);
    expect(put.matched).toMatchObject([
      {
        targets: [
          message === undefined
            ? {}
            : { failure: { code: 'NO_PERMISSIONS', message: expect.stringContaining(message) } },
        ],
      },
    ]);
  });
});

it('reads files for the account and region of the harness', async () => {
  const sfn = plain.fresh({ iam: 'enforce', accountId: '999999999999', region: 'eu-west-1' });
  const order = sfn.stateMachine(
    template('            - { Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt ChargeFunction.Arn }'),
  );
  order.mock('Charge').returns({ Payload: {} });
  expect(await order.run({})).toHaveTakenPath(['Charge']);
});
