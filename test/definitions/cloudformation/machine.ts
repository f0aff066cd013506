/** A template with one machine of the given properties. */
export function machine(properties: string, more = ''): string {
  return `Resources:
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties:
${properties.replace(/^/gm, '      ')}
${more}`;
}
