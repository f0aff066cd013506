/** A machine of the given definition or properties. */
export function machine(properties: string, more = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
${properties.replace(/^/gm, '      ')}
${more}`;
}
