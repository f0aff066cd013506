import { project } from '../../support/project';
import { rolesIn } from '../../support/roles';

const machine = `
resource "aws_sfn_state_machine" "order" {
  name       = "order"
  role_arn   = aws_iam_role.order.arn
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })
}
resource "aws_sqs_queue" "q" { name = "orders" }
`;

const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const send = { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [queue] };
const arn = 'arn:aws:iam::123456789012:role/order';

describe('loadTerraformRoles', () => {
  it('reads a role with policies of every kind, and links it to its machine', () => {
    const text = `${machine}
variable "bucket" {}
resource "aws_iam_role" "order" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"]
  permissions_boundary = aws_iam_policy.limit.arn
  inline_policy {
    name   = "inline"
    policy = jsonencode({ Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::\${var.bucket}/*" } })
  }
}
resource "aws_iam_role_policy" "send" {
  role   = aws_iam_role.order.id
  policy = <<EOF
{ "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "\${aws_sqs_queue.q.arn}" }] }
EOF
}
resource "aws_iam_policy" "shared" {
  name   = "shared"
  policy = data.aws_iam_policy_document.shared.json
}
resource "aws_iam_policy" "limit" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
data "aws_iam_policy_document" "shared" {
  statement {
    sid       = "Send"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.q.arn]
  }
}
resource "aws_iam_role_policy_attachment" "shared" {
  role       = aws_iam_role.order.name
  policy_arn = aws_iam_policy.shared.arn
}
resource "aws_iam_role_policy_attachment" "lambda" {
  for_each   = toset(["service-role/AWSLambdaRole"])
  role       = aws_iam_role.order.name
  policy_arn = "arn:aws:iam::aws:policy/\${each.value}"
}
`;
    const [role] = rolesIn('main.tf', text);
    expect(role).toEqual({
      name: 'order',
      arn,
      aliases: ['aws_iam_role.order'],
      trust: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: 'states.amazonaws.com' } }],
      policies: [
        'inline inline',
        'inline send',
        'managed AWSXrayWriteOnlyAccess',
        'managed shared',
        'managed AWSLambdaRole',
      ],
      statements: [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::bucket/*'],
          unresolved: [{ value: 'var.bucket', stub: 'bucket', reason: 'the variable bucket has no default' }],
        },
        send,
        expect.objectContaining({ Effect: 'Allow', Resource: ['*'] }),
        { Sid: 'Send', ...send },
        { Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: ['*'] },
      ],
      boundary: {
        arn: 'arn:aws:iam::123456789012:policy/limit',
        document: { Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }] },
      },
      unknown: [],
    });
    expect(project({ 'main.tf': text }).machine('main.tf').roleArn).toBe(arn);
  });

  it('says what cannot be read', () => {
    const text = `${machine}
variable "policy" {}
resource "aws_iam_role" "order" {}
resource "aws_iam_role_policy" "a" {
  role   = aws_iam_role.order.id
  policy = var.policy
}
resource "aws_iam_role_policy" "b" {
  role   = aws_iam_role.order.id
  policy = "no JSON"
}
`;
    expect(rolesIn('main.tf', text)[0]!.unknown).toEqual([
      'the policy a: var.policy has no value here: the variable policy has no default',
      expect.stringMatching(/^the policy b: it is not JSON \(/),
    ]);
  });
});
