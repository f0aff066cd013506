/** Which properties of a resource type say where its code is. */
export interface CodeType {
  readonly code: string;
  readonly inlineCode?: readonly string[];
}

export const functionTypes: Readonly<Record<string, CodeType>> = {
  'AWS::Lambda::Function': { code: 'Code', inlineCode: ['Code', 'ZipFile'] },
  'AWS::Serverless::Function': { code: 'CodeUri', inlineCode: ['InlineCode'] },
};

export const layerTypes: Readonly<Record<string, CodeType>> = {
  'AWS::Lambda::LayerVersion': { code: 'Content' },
  'AWS::Serverless::LayerVersion': { code: 'ContentUri' },
};
