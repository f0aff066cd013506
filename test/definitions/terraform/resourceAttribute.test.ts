import { project, unresolvedOf } from '../support/project';
import { machineWith } from './machineWith';

const resources = `
resource "aws_lambda_function" "charge" {
  function_name = "\${var.stage}-charge"
  handler       = "index.handler"
}
resource "aws_lambda_function" "ship" { function_name = "ship-\${var.nobody}" }
resource "aws_sqs_queue" "mail" {}
resource "aws_sns_topic" "news" {
  count = 1
  name  = "news"
}
resource "aws_dynamodb_table" "orders" { name = "orders" }
resource "aws_rare_thing" "thing" { color = "red" }
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_lambda_function" "other" { function_name = "other" }
module "far" { source = "registry/far/aws" }
`;

const references: readonly (readonly [expression: string, value: unknown, unresolved: readonly string[]])[] = [
  ['aws_lambda_function.charge.arn', 'arn:aws:lambda:us-east-1:123456789012:function:dev-charge', []],
  ['aws_lambda_function.charge.function_name', 'dev-charge', []],
  ['aws_lambda_function.charge.handler', 'index.handler', []],
  [
    'aws_lambda_function.ship.arn',
    'arn:aws:lambda:us-east-1:123456789012:function:ship',
    ['aws_lambda_function.ship.arn => arn:aws:lambda:us-east-1:123456789012:function:ship (generated)'],
  ],
  [
    'aws_sqs_queue.mail.url',
    'https://sqs.us-east-1.amazonaws.com/123456789012/mail',
    ['aws_sqs_queue.mail.url => https://sqs.us-east-1.amazonaws.com/123456789012/mail (generated)'],
  ],
  ['aws_sns_topic.news[0].arn', 'arn:aws:sns:us-east-1:123456789012:news', []],
  ['aws_sns_topic.news[*].arn', ['arn:aws:sns:us-east-1:123456789012:news'], []],
  ['aws_dynamodb_table.orders.id', 'orders', []],
  ['aws_rare_thing.thing.color', 'red', []],
  [
    'aws_rare_thing.thing.arn',
    'arn:aws:rare:us-east-1:123456789012:thing',
    ['aws_rare_thing.thing.arn => arn:aws:rare:us-east-1:123456789012:thing (generated)'],
  ],
  ['data.aws_caller_identity.me.account_id', '123456789012', []],
  ['data.aws_region.here.name', 'us-east-1', []],
  ['data.aws_lambda_function.other.arn', 'arn:aws:lambda:us-east-1:123456789012:function:other', []],
];

test.each(references)('%s', (expression, value, unresolved) => {
  const loaded = project({ 'main.tf': machineWith(expression, resources) }).machine('main.tf');

  expect((JSON.parse(loaded.definition) as { Comment: unknown }).Comment).toEqual(value);
  expect(unresolvedOf(loaded)).toEqual(unresolved);
});
