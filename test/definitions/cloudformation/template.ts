/** A template whose machine has the value of an expression for its comment. */
export function template(expression: string): string {
  return `
Parameters:
  Stage: { Type: String, Default: dev }
  Nobody: { Type: String }
  Zones: { Type: CommaDelimitedList, Default: "a, b ,c" }
  Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /orders/secret }
Mappings:
  Sizes:
    dev: { memory: 128, name: small }
    prod: { memory: 1024, name: large }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [{ Condition: IsProd }]
  Both: !And [!Condition IsProd, !Condition IsDev]
  Either: !Or [!Condition IsProd, !Condition IsDev]
Resources:
  Hello:
    Type: AWS::Lambda::Function
  Named:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: !Sub "\${Stage}-named" }
  Orders:
    Type: AWS::SQS::Queue
  News:
    Type: AWS::SNS::Topic
  Table:
    Type: AWS::DynamoDB::Table
  Thing:
    Type: AWS::Rare::Thing
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/r
      Definition:
        Comment: ${expression}
        StartAt: End
        States: { End: { Type: Succeed } }
`;
}
