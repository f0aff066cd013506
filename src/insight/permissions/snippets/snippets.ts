import type { PolicyDocument } from '../../../contract/DeclaredRole';
import type { SnippetFiles } from './ArnParts';
import { cdkStatements } from './cdk';
import { terraformDocument } from './terraform';
import { yamlStatements } from './yaml';

/** The languages of snippets, each with its writer. `name`: the machine's name. */
const writers = {
  sam: (policy: PolicyDocument, files: SnippetFiles) => [
    '# Properties of the AWS::Serverless::StateMachine:',
    'Policies:',
    "  - Version: '2012-10-17'",
    '    Statement:',
    ...yamlStatements(policy, files, '      '),
  ],
  cloudformation: (policy: PolicyDocument, files: SnippetFiles, name: string) => [
    '# Properties of the AWS::IAM::Role:',
    'Policies:',
    `  - PolicyName: ${name}`,
    '    PolicyDocument:',
    "      Version: '2012-10-17'",
    '      Statement:',
    ...yamlStatements(policy, files, '        '),
  ],
  cdk: cdkStatements,
  terraform: terraformDocument,
};

export type SnippetLanguage = keyof typeof writers;

export const snippetLanguages = Object.keys(writers) as readonly SnippetLanguage[];

/** A policy as text for the files of a project. */
export function formatSnippet(
  policy: PolicyDocument,
  files: SnippetFiles,
  { language, name }: { language: SnippetLanguage; name: string },
): string {
  return `${writers[language](policy, files, name).join('\n')}\n`;
}
