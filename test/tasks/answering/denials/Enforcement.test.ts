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
            End: true
  ChargeFunction:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: charge
`,
  );
  return file;
}

describe("iam: 'enforce'", () => {
  const sfn = stepmill({ iam: 'enforce' });

  it('lets a mocked task pass whose role allows it', async () => {
    const order = sfn.stateMachine(
      template('            - { Effect: Allow, Action: lambda:InvokeFunction, Resource: !GetAtt ChargeFunction.Arn }'),
    );
    order.mock('Charge').returns({ Payload: { id: 1 } });
    expect(await order.run({})).toHaveSucceeded();
  });

  it('fails a mocked task whose role does not allow it, as AWS does', async () => {
    const order = sfn.stateMachine(template("            - { Effect: Allow, Action: 'sqs:*', Resource: '*' }"));
    order.mock('Charge').returns({ Payload: { id: 1 } });
    const run = await order.run({});
    expect(run.error).toBe('Lambda.AWSLambdaException');
    expect(run.cause).toMatch(
      /^User: arn:aws:sts::123456789012:assumed-role\/OrderRole\/\w{32} is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:charge because no identity-based policy allows the lambda:InvokeFunction action \(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
    );
  });
});
