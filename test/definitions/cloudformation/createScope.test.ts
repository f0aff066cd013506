import { pass } from '../support/pass';
import { project } from '../support/project';
import { machine } from './machine';

const asl = JSON.stringify(pass('from a file'));

describe('nested stacks', () => {
  const parent = (location: string): string => `
Resources:
  Orders:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${location}
      Parameters: { Word: !Ref AWS::Region }
  Top:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub '{"Comment": "\${Orders.Outputs.Word}", "StartAt": "End", "States": {}}'
`;
  const child = `
Parameters: { Word: { Type: String } }
Outputs: { Word: { Value: !Sub "the \${Word}" } }
${machine(`DefinitionString: !Sub '${asl.replace('a file', '${Word}')}'`)}`;

  test('are read, with their parameters and outputs', () => {
    const { machines } = project({ 'template.yaml': parent('child.yaml'), 'child.yaml': child }).load('template.yaml');

    expect(machines.map(({ name, aliases, definition }) => [name, aliases, JSON.parse(definition)])).toEqual([
      ['Top', [], { Comment: 'the us-east-1', StartAt: 'End', States: {} }],
      ['Order', ['Orders/Order'], pass('from us-east-1')],
    ]);
  });

  test('throw when they nest themselves', () => {
    expect(project({ 'template.yaml': parent('template.yaml') }).refusal('template.yaml')).toBe(
      'template.yaml:6:20: The stack nests itself: template.yaml → template.yaml.',
    );
  });
});
