import type { PolicyDocument } from '../../../contract/DeclaredRole';
import { arnParts, type ArnPart, type SnippetFiles } from './ArnParts';

/** A data source of Terraform with a policy document. */
export function terraformDocument(policy: PolicyDocument, files: SnippetFiles, name: string): readonly string[] {
  const label = name.toLowerCase().replace(/[^a-z0-9_]+/g, '_');
  const statements = policy.Statement.flatMap((statement) => statementLines(statement, files));
  const all = statements.join('\n');
  return [
    ...sources
      .filter((source) => all.includes(`data.${source}.current.`))
      .map((source) => `data "${source}" "current" {}`),
    `data "aws_iam_policy_document" "${label}" {`,
    ...statements,
    '}',
  ];
}

const sources = ['aws_partition', 'aws_region', 'aws_caller_identity'];

function statementLines(
  { Action = [], Resource = [], Condition }: PolicyDocument['Statement'][number],
  files: SnippetFiles,
): readonly string[] {
  const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => [
      '    condition {',
      `      test     = "${operator}"`,
      `      variable = "${key}"`,
      `      values   = [${values.map((value) => hclValue(arnParts(value, files))).join(', ')}]`,
      '    }',
    ]),
  );
  return [
    '  statement {',
    '    actions = [',
    ...Action.map((action) => `      "${action}",`),
    '    ]',
    '    resources = [',
    ...Resource.map((arn) => `      ${hclValue(arnParts(arn, files))},`),
    '    ]',
    ...conditions,
    '  }',
  ];
}

function hclValue(parts: readonly ArnPart[]): string {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object' && 'expression' in only) return only.expression;
  return `"${parts.map(templateText).join('')}"`;
}

function templateText(part: ArnPart): string {
  if (typeof part === 'string') return part.replace(/["\\]/g, '\\$&').replaceAll('${', '$${');
  if ('pseudo' in part) return `\${data.${pseudoValues[part.pseudo]}}`;
  return 'expression' in part ? `\${${part.expression}}` : part.text;
}

const pseudoValues = {
  Partition: 'aws_partition.current.partition',
  Region: 'aws_region.current.name',
  AccountId: 'aws_caller_identity.current.account_id',
} as const;
