import { rolesIn } from '../support/roles';

function statementsOf(document: string): readonly unknown[] {
  const text = `
resource "aws_sfn_state_machine" "order" {
  role_arn   = aws_iam_role.order.arn
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })
}
resource "aws_iam_role" "order" {}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.order.id
  policy = data.aws_iam_policy_document.p.json
}
data "aws_iam_policy_document" "p" {
${document}
}
data "aws_iam_policy_document" "other" {
  statement {
    sid       = "Base"
    actions   = ["a:B"]
    resources = ["*"]
  }
}
`;
  return rolesIn('main.tf', text)[0]!.statements;
}

describe('policyDocumentJson', () => {
  it('reads statements with all their members', () => {
    expect(
      statementsOf(`
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*"]
    not_resources = ["arn:aws:s3:::a"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["red", "blue"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["1"]
    }
  }`),
    ).toEqual([
      {
        Effect: 'Deny',
        NotAction: ['iam:*'],
        NotResource: ['arn:aws:s3:::a'],
        Principal: { AWS: ['*'] },
        Condition: { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'], 'aws:PrincipalAccount': ['1'] } },
      },
    ]);
  });

  it('repeats dynamic statements', () => {
    expect(
      statementsOf(`
  dynamic "statement" {
    for_each = ["a", "b"]
    content {
      actions   = ["sqs:SendMessage"]
      resources = ["arn:aws:sqs:us-east-1:1:\${statement.value}"]
    }
  }
  dynamic "statement" {
    for_each = { c = "s3:GetObject" }
    iterator = item
    content {
      actions   = [item.value]
      resources = [item.key]
    }
  }`),
    ).toEqual([
      { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: ['arn:aws:sqs:us-east-1:1:a'] },
      { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: ['arn:aws:sqs:us-east-1:1:b'] },
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['c'] },
    ]);
  });

  it('takes statements of other documents, and replaces those with the same Sid', () => {
    const base = { Sid: 'Base', Effect: 'Allow', Action: ['a:B'], Resource: ['*'] };
    const own = `
  statement {
    sid       = "Base"
    actions   = ["c:D"]
    resources = ["*"]
  }`;
    const other = '[data.aws_iam_policy_document.other.json]';
    expect(statementsOf(`source_policy_documents = ${other}`)).toEqual([base]);
    expect(statementsOf(`source_policy_documents = ${other}\n${own}`)).toEqual([{ ...base, Action: ['c:D'] }]);
    expect(statementsOf(`override_policy_documents = ${other}\n${own}`)).toEqual([base]);
  });
});
