import { pass } from '../support/pass';
import { project } from '../support/project';
import { machine } from './machine';

const asl = JSON.stringify(pass('from a file'));

describe('AWS::Include', () => {
  test('at the top, in a section, and in a value', () => {
    const { definition } = project({
      'template.yaml': `
Transform: { Name: AWS::Include, Parameters: { Location: mappings.yaml } }
Resources:
  Fn::Transform: { Name: AWS::Include, Parameters: { Location: parts/machine.yaml } }
`,
      'mappings.yaml': 'Mappings: { Words: { all: { comment: included } } }',
      'parts/machine.yaml': `Order:
  Type: AWS::StepFunctions::StateMachine
  Properties:
    Definition:
      Comment: !FindInMap [Words, all, comment]
      StartAt: End
      States: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: states.yaml } } }
`,
      'states.yaml': 'End: { Type: Succeed }',
    });

    expect(definition('template.yaml')).toEqual(pass('included'));
  });

  test('throws when it includes itself', () => {
    const { refusal } = project({
      'template.yaml': 'Resources: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: a.yaml } } }',
      'a.yaml': 'A: { "Fn::Transform": { Name: AWS::Include, Parameters: { Location: a.yaml } } }',
    });

    expect(refusal('template.yaml')).toBe('a.yaml:1:23: The file includes itself: template.yaml → a.yaml → a.yaml.');
  });

  test('throws for a missing file, and notes one in S3', () => {
    const include = (location: string): string =>
      machine(
        `DefinitionString: '${asl}'`,
        `  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }`,
      );
    const { refusal, load } = project({ 'a.yaml': include('fragments.txt'), 'b.yaml': include('s3://code/no.yaml') });

    expect(refusal('a.yaml')).toBe(
      'a.yaml:6:18: There is no file fragments.txt.\n  Paths are relative to the file that names them.',
    );
    expect(load('b.yaml').notes.map(({ message }) => message)).toEqual([
      'AWS::Include of s3://code/no.yaml is not read: only local files are.',
    ]);
  });
});
