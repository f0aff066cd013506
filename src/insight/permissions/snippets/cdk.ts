import type { PolicyDocument } from '../../../contract/DeclaredRole';
import { arnParts, type ArnPart, type SnippetFiles } from './ArnParts';

/** Statements in TypeScript for the CDK: each is added to the role of the machine. */
export function cdkStatements({ Statement }: PolicyDocument, files: SnippetFiles): readonly string[] {
  return Statement.flatMap(({ Action = [], Resource = [], Condition }) => [
    'stateMachine.addToRolePolicy(',
    '  new iam.PolicyStatement({',
    `    actions: [${Action.map((action) => literalText(action)).join(', ')}],`,
    '    resources: [',
    ...Resource.map((arn) => `      ${cdkValue(arnParts(arn, files))},`),
    '    ],',
    ...(Condition === undefined ? [] : [`    conditions: ${conditionText(Condition, files)},`]),
    '  }),',
    ');',
  ]);
}

type Conditions = NonNullable<PolicyDocument['Statement'][number]['Condition']>;

function conditionText(conditions: Conditions, files: SnippetFiles): string {
  const operators = Object.entries(conditions).map(([operator, keys]) => {
    const texts = Object.entries(keys).map(
      ([key, values]) => `${literalText(key)}: ${cdkValue(values.flatMap((value) => arnParts(value, files)))}`,
    );
    return `${operator}: { ${texts.join(', ')} }`;
  });
  return `{ ${operators.join(', ')} }`;
}

function cdkValue(parts: readonly ArnPart[]): string {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object' && 'reference' in only) return reference(only);
  if (parts.every((part) => typeof part === 'string')) return literalText(parts.join(''));
  return `\`${parts.map(templateText).join('')}\``;
}

function templateText(part: ArnPart): string {
  if (typeof part === 'string') return part.replace(/[\\`$]/g, '\\$&');
  if ('pseudo' in part) return `\${cdk.Aws.${pseudoNames[part.pseudo]}}`;
  return 'reference' in part ? `\${${reference(part)}}` : part.text;
}

const pseudoNames = { Partition: 'PARTITION', Region: 'REGION', AccountId: 'ACCOUNT_ID' } as const;

/** A resource of the stack, by its logical id. */
function reference({ reference: id, attribute }: { reference: string; attribute?: string }): string {
  return attribute === undefined
    ? `cdk.Fn.ref(${literalText(id)})`
    : `cdk.Fn.getAtt(${literalText(id)}, ${literalText(attribute)}).toString()`;
}

function literalText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
