import { evaluatePolicies } from '../../../src/services/iam/evaluate/evaluatePolicies';
import { managedPolicy } from '../../../src/services/iam/managedPolicies';

function answer(name: string, action: string): string {
  const { document } = managedPolicy(name)!;
  const source = { file: 'x', line: 1, column: 1 };
  const policies = [{ name, origin: 'managed', document, source } as const];
  return evaluatePolicies({ policies }, { action, resource: '*' }).answer;
}

// Source: AWS Managed Policy Reference Guide.
describe('managedPolicy', () => {
  it.each([
    ['AdministratorAccess', 'iam:CreateRole', 'allowed'],
    ['AWSDenyAll', 'iam:CreateRole', 'explicitDeny'],
    ['PowerUserAccess', 'lambda:InvokeFunction', 'allowed'],
    ['PowerUserAccess', 'iam:PassRole', 'implicitDeny'],
    ['AWSLambdaRole', 'lambda:InvokeFunction', 'allowed'],
    ['AWSLambdaRole', 'lambda:ListFunctions', 'implicitDeny'],
    ['AWSLambda_FullAccess', 'lambda:InvokeFunction', 'allowed'],
    ['AWSStepFunctionsFullAccess', 'states:StartExecution', 'allowed'],
    ['AWSXRayDaemonWriteAccess', 'xray:GetSamplingTargets', 'allowed'],
    ['CloudWatchLogsFullAccess', 'logs:CreateLogDelivery', 'allowed'],
    ['AWSLambdaBasicExecutionRole', 'logs:CreateLogDelivery', 'implicitDeny'],
  ])('%s: %s is %s', (name, action, expected) => {
    expect(answer(name, action)).toBe(expected);
  });

  it('says which are complete', () => {
    expect(managedPolicy('AmazonSQSFullAccess')?.isComplete).toBe(true);
    expect(managedPolicy('AmazonDynamoDBFullAccess')?.isComplete).toBe(false);
    expect(managedPolicy('AmazonBedrockFullAccess')).toBeUndefined();
    expect(managedPolicy('toString')).toBeUndefined();
  });
});
