/** Which properties of a resource type say what about a Lambda function. */
export interface FunctionType {
  readonly code: string;
  readonly inlineCode: readonly [string, ...string[]];
}

export const functionTypes: Readonly<Record<string, FunctionType>> = {
  'AWS::Lambda::Function': { code: 'Code', inlineCode: ['Code', 'ZipFile'] },
  'AWS::Serverless::Function': { code: 'CodeUri', inlineCode: ['InlineCode'] },
};
