import path from 'node:path';
import { loadDefinitions } from '../../../../src/definitions/loadDefinitions';
import { arnParts, snippetFiles, type SnippetFiles } from '../../../../src/insight/permissions/snippets/ArnParts';
import { folderWith } from '../../../cli/support/cli';

const place = { account: '123456789012', region: 'us-east-1' };
const files = folderWith({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: { Type: AWS::DynamoDB::Table, Properties: { AttributeDefinitions: [], KeySchema: [] } }
  Mail: { Type: AWS::SQS::Queue }
  Named: { Type: AWS::SQS::Queue, Properties: { QueueName: shop-mail } }
  Child:
    Type: AWS::Serverless::StateMachine
    Properties: { Definition: { StartAt: A, States: { A: { Type: Succeed } } } }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A:
            Type: Task
            Resource: arn:aws:states:::dynamodb:putItem
            Parameters: { TableName: !Ref Orders, Item: {} }
            End: true
`,
  'tf/main.tf': `resource "aws_sqs_queue" "mail" { name = "mail" }
resource "aws_sfn_state_machine" "order" {
  name       = "order"
  role_arn   = "arn:aws:iam::123456789012:role/r"
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Succeed" } } })
}
`,
});

function filesOf(name: string, machine: string): SnippetFiles {
  const { machines, resources } = loadDefinitions(path.join(files, name));
  return snippetFiles(
    machines.find((one) => one.name === machine)!,
    resources,
    place,
  );
}

/** An ARN as one string, with what its files write in angle brackets. */
function written(arn: string, of: SnippetFiles): string {
  const parts = arnParts(arn, of).map((part) => {
    if (typeof part === 'string') return part;
    if ('pseudo' in part) return `<${part.pseudo}>`;
    return 'expression' in part
      ? `<${part.expression}>`
      : `<${[part.reference, part.attribute ?? []].flat().join('.')}>`;
  });
  return parts.join('');
}

test('a template refers to what it declares without a name, and to its own place', () => {
  const of = filesOf('template.yaml', 'Order');
  const here = (service: string, end: string): string => `arn:aws:${service}:us-east-1:123456789012:${end}`;
  expect(
    [
      here('dynamodb', 'table/Orders/index/byDate'),
      here('sqs', 'Mail'),
      here('sqs', 'shop-mail'),
      here('states', 'stateMachine:Child'),
      here('states', 'execution:Child:*'),
      'arn:aws:sqs:eu-west-1:210987654321:other',
      'arn:aws:s3:::bucket/*',
      '*',
    ].map((arn) => written(arn, of)),
  ).toEqual([
    'arn:<Partition>:dynamodb:<Region>:<AccountId>:table/<Orders>/index/byDate',
    '<Mail.Arn>',
    'arn:<Partition>:sqs:<Region>:<AccountId>:shop-mail',
    '<Child>',
    'arn:<Partition>:states:<Region>:<AccountId>:execution:<Child.Name>:*',
    'arn:<Partition>:sqs:eu-west-1:210987654321:other',
    'arn:<Partition>:s3:::bucket/*',
    '*',
  ]);
});

test('the machine itself is a name that begins with its logical id: its role cannot refer to it', () => {
  const of = filesOf('template.yaml', 'Order');
  const own = 'arn:aws:states:us-east-1:123456789012';
  expect(written(`${own}:stateMachine:Order`, of)).toBe(
    'arn:<Partition>:states:<Region>:<AccountId>:stateMachine:Order-*',
  );
  expect(written(`${own}:execution:Order/Items:*`, of)).toBe(
    'arn:<Partition>:states:<Region>:<AccountId>:execution:Order-*/Items:*',
  );
});

test('Terraform refers by address', () => {
  const of = filesOf('tf', 'aws_sfn_state_machine.order');
  expect(written('arn:aws:sqs:us-east-1:123456789012:mail', of)).toBe('<aws_sqs_queue.mail.arn>');
});
