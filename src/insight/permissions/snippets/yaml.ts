import type { PolicyDocument } from '../../../contract/DeclaredRole';
import { arnParts, type ArnPart, type SnippetFiles } from './ArnParts';

/** The statements of a policy in YAML of CloudFormation, indented. */
export function yamlStatements({ Statement }: PolicyDocument, files: SnippetFiles, indent: string): readonly string[] {
  return Statement.flatMap(({ Action = [], Resource = [], Condition }) => [
    '- Effect: Allow',
    '  Action:',
    ...Action.map((action) => `    - ${action}`),
    '  Resource:',
    ...Resource.map((arn) => `    - ${yamlValue(arn === '*' ? [arn] : arnParts(arn, files))}`),
    ...Object.entries(Condition ?? {}).flatMap(([operator, keys]) => [
      '  Condition:',
      `    ${operator}:`,
      ...Object.entries(keys).map(
        ([key, values]) => `      ${key}: ${yamlValue(values.flatMap((value) => arnParts(value, files)))}`,
      ),
    ]),
  ]).map((line) => indent + line);
}

function yamlValue(parts: readonly ArnPart[]): string {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object' && 'reference' in only)
    return only.attribute === undefined ? `!Ref ${only.reference}` : `!GetAtt ${only.reference}.${only.attribute}`;
  const text = parts.map(subText).join('');
  return parts.every((part) => typeof part === 'string') ? quoted(text) : `!Sub ${quoted(text)}`;
}

function subText(part: ArnPart): string {
  if (typeof part === 'string') return part;
  if ('pseudo' in part) return `\${AWS::${part.pseudo}}`;
  if ('expression' in part) return part.text;
  return `\${${part.reference}${part.attribute === undefined ? '' : `.${part.attribute}`}}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
