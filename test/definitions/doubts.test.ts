import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { doubtLine, doubtsAbout } from '../../src/definitions/doubts';
import { project, type Project } from './support/project';

function doubtsOf({ folder, machine }: Project, file: string): readonly (readonly [code: string, line: string])[] {
  return doubtsAbout(machine(file)).map((doubt) => {
    return [`${doubt.code}${doubt.isCertain ? '!' : ''}`, doubtLine(doubt).replaceAll(`${folder}/`, '')] as const;
  });
}

const calling = (resource: string): string =>
  JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: resource, End: true } } });

function sam(substitutions: string, functions = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: flow.asl.json
      DefinitionSubstitutions: ${substitutions}
${functions}`;
}

describe('a token without a substitution', () => {
  test('that is misspelt can be nothing but a mistake', () => {
    const files = project({
      'template.yaml': sam('{ restoreFunctionArn: x }'),
      'flow.asl.json': calling('${restorFunctionArn}'),
    });

    expect(doubtsOf(files, 'template.yaml')).toEqual([
      [
        'TOKEN_NOT_REPLACED!',
        'flow.asl.json:1:57: ${restorFunctionArn} has no value: DefinitionSubstitutions has no such entry, so it ' +
          'stays unchanged. Did you mean ${restoreFunctionArn}?',
      ],
    ]);
  });

  test('that nothing is like may be meant', () => {
    const files = project({ 'template.yaml': sam('{ Other: x }'), 'flow.asl.json': calling('${restorFunctionArn}') });

    expect(doubtsOf(files, 'template.yaml')).toEqual([
      ['TOKEN_NOT_REPLACED', expect.stringMatching(/Give it a value in the template\.$/)],
    ]);
  });

  test('of a definition without a template is none', () => {
    expect(doubtsOf(project({ 'flow.asl.json': calling('${restorFunctionArn}') }), 'flow.asl.json')).toEqual([]);
  });
});

describe('a function whose code has moved', () => {
  const load = (properties: string, files: Readonly<Record<string, string>> = {}) =>
    doubtsOf(
      project({
        'template.yaml': sam(
          '{ Fn: !GetAtt Charge.Arn }',
          `  Charge: { Type: AWS::Serverless::Function, Properties: ${properties} }\n`,
        ),
        'flow.asl.json': calling('${Fn}'),
        ...files,
      }),
      'template.yaml',
    );

  test('its folder is not there', () => {
    expect(load('{ Runtime: nodejs22.x, CodeUri: src/, Handler: charge.handler }')).toEqual([
      [
        'FUNCTION_NOT_THERE',
        "template.yaml:8:3: Function 'Charge' has the handler 'charge.handler', but its code folder src/ does not exist. Is it built?",
      ],
    ]);
  });

  test('its file is not there', () => {
    expect(
      load('{ Runtime: python3.13, CodeUri: src/, Handler: charge.handler }', { 'src/chrge.py': '' })[0]?.[1],
    ).toMatch(/there is no file for it in src\/: no charge\.py\. There is chrge\.py: is the handler misspelt\?/);
  });

  test('all is there', () => {
    expect(load('{ Runtime: nodejs22.x, CodeUri: src/, Handler: charge.handler }', { 'src/charge.ts': '' })).toEqual(
      [],
    );
  });

  test('what does not run here by itself is not missed', () => {
    expect(load('{ Runtime: java21, CodeUri: src/, Handler: a.B::c }', { 'src/a.java': '' })).toEqual([]);
    expect(load('{ Runtime: nodejs22.x, Handler: index.handler, InlineCode: "x" }')).toEqual([]);
    expect(load('{ Runtime: nodejs22.x, Handler: index.handler, CodeUri: s3://b/k }')).toEqual([]);
  });

  test('one that the machine does not call is not missed', () => {
    const files = project({
      'template.yaml': sam(
        '{ Fn: x }',
        '  Charge: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, CodeUri: src/, Handler: charge.handler } }\n',
      ),
      'flow.asl.json': calling('${Fn}'),
    });

    expect(doubtsOf(files, 'template.yaml')).toEqual([]);
  });
});

test('an assembly that is older than its sources', () => {
  const template = {
    Resources: {
      Order: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: calling('arn:aws:states:::sns:publish') },
      },
    },
  };
  const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } };
  const files = project({
    'cdk.json': '{}',
    'lib/stack.ts': '',
    'cdk.out/manifest.json': JSON.stringify({ artifacts: { S: stack } }),
    'cdk.out/S.template.json': JSON.stringify(template),
  });
  utimesSync(join(files.folder, 'cdk.json'), 1, 1);
  utimesSync(join(files.folder, 'cdk.out/manifest.json'), 2, 2);

  expect(doubtsOf(files, 'cdk.out')).toEqual([
    ['STALE_ASSEMBLY', 'cdk.out is older than lib/stack.ts, so it may not match the sources. Run: npx cdk synth'],
  ]);
});
