import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './support/project';

/** What must be refused with one clear error, or read, in a time that a person would wait. */
const refusals: Record<string, [file: string, text: () => string, message: string]> = {
  'a template of 20 MB': [
    'template.yaml',
    () => `Resources:\n${'#'.repeat(20 * 1024 * 1024)}\n`,
    'template.yaml:1:1: template.yaml has 20.0 MiB; the limit is 4.0 MiB.\n' +
      '  CloudFormation takes templates of 1 MiB and Step Functions definitions of 1 MiB: name the file that is deployed.',
  ],
  'a YAML bomb': [
    'template.yaml',
    () => {
      const levels = Array.from(
        { length: 30 },
        (_, level) => `l${String(level + 1)}: &l${String(level + 1)} [*l${String(level)}, *l${String(level)}]`,
      );
      return `l0: &l0 lol\n${levels.join('\n')}\nResources: {}\n`;
    },
    'template.yaml:18:18: The document has more than 500000 values once its aliases are expanded.\n' +
      '  Write out the values that the aliases repeat, or use fewer aliases.',
  ],
  'an alias in what it names': [
    'template.yaml',
    () => 'Resources: &r\n  A: *r\n',
    'template.yaml:2:6: The alias *r refers to the value that contains it.',
  ],
  'an alias of nothing': [
    'template.yaml',
    () => 'Resources:\n  A: *r\n',
    'template.yaml:2:6: The alias *r has no anchor before it.',
  ],
  'JSON that is nested 100,000 deep': [
    'a.json',
    () => '['.repeat(100_000),
    'a.json:1:401: Values are nested more than 400 deep here.',
  ],
  'YAML in brackets that is nested 100,000 deep': [
    'a.yaml',
    () => `a: ${'['.repeat(100_000)}`,
    'a.yaml:1:404: Values are nested more than 400 deep here.',
  ],
  'YAML lists on one line that are nested 100,000 deep': [
    'a.yaml',
    () => `${'- '.repeat(100_000)}a`,
    'a.yaml:1:801: Values are nested more than 400 deep here.',
  ],
  'YAML maps that are nested 1,000 deep': [
    'a.yaml',
    () => Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'a.yaml:801:801: Values are nested more than 400 deep here.',
  ],
  'expressions of Terraform that are nested 100,000 deep': [
    'main.tf',
    () => `locals {\n  a = ${'('.repeat(100_000)}1\n}\n`,
    'main.tf:2:207: Expressions are nested more than 400 deep, before "((((((((((((((((((((".',
  ],
  'locals that double 60 times': [
    'main.tf',
    () => {
      const doubled = Array.from(
        { length: 60 },
        (_, level) => `  a${String(level + 1)} = "\${local.a${String(level)}}\${local.a${String(level)}}"`,
      );
      return `locals {\n  a0 = "xx"\n${doubled.join('\n')}\n}\nresource "aws_sfn_state_machine" "m" { definition = local.a60 }\n`;
    },
    'main.tf:2:9: The text that starts here grows beyond 8 MiB once its references are inserted.\n' +
      '  Step Functions takes definitions of at most 1 MiB.',
  ],
  'lists that double 60 times': [
    'main.tf',
    () => {
      const doubled = Array.from(
        { length: 60 },
        (_, level) => `  a${String(level + 1)} = [local.a${String(level)}, local.a${String(level)}]`,
      );
      return `locals {\n  a0 = 1\n${doubled.join('\n')}\n}\nresource "aws_sfn_state_machine" "m" { definition = jsonencode(local.a60) }\n`;
    },
    'main.tf:20:9: The value that begins here has more than 500000 values once its references are inserted.\n' +
      '  Step Functions takes definitions of at most 1 MiB.',
  ],
  'a chain of 5,000 locals': [
    'main.tf',
    () => {
      const chain = Array.from({ length: 5000 }, (_, at) => `  a${String(at)} = local.a${String(at + 1)}`);
      return `locals {\n${chain.join('\n')}\n}\nresource "aws_sfn_state_machine" "m" { definition = local.a0 }\n`;
    },
    'main.tf:202:10: More than 200 values depend on one another here.',
  ],
  'variables of a service that double 60 times': [
    'serverless.yml',
    () => {
      const doubled = Array.from(
        { length: 60 },
        (_, level) => `  a${String(level + 1)}: "\${self:custom.a${String(level)}}\${self:custom.a${String(level)}}"`,
      );
      return `service: x\ncustom:\n  a0: xx\n${doubled.join('\n')}\nstepFunctions: { stateMachines: { m: { definition: "\${self:custom.a60}" } } }\n`;
    },
    'serverless.yml:3:7: The text that starts here grows beyond 8 MiB once its references are inserted.\n' +
      '  Step Functions takes definitions of at most 1 MiB.',
  ],
  'lists of a service that double 60 times': [
    'serverless.yml',
    () => {
      const doubled = Array.from(
        { length: 60 },
        (_, level) =>
          `  a${String(level + 1)}: ["\${self:custom.a${String(level)}}", "\${self:custom.a${String(level)}}"]`,
      );
      return `service: x\ncustom:\n  a0: xx\n${doubled.join('\n')}\nstepFunctions: { stateMachines: { m: { definition: { States: "\${self:custom.a60}" } } } }\n`;
    },
    'serverless.yml:21:8: The value that begins here has more than 500000 values once its references are inserted.\n' +
      '  Step Functions takes definitions of at most 1 MiB.',
  ],
  'names of resources that double 60 times': [
    'template.yaml',
    () => {
      const doubled = Array.from(
        { length: 60 },
        (_, level) =>
          `  A${String(level + 1)}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "\${A${String(level)}.QueueName}\${A${String(level)}.QueueName}" } }`,
      );
      return `Resources:\n  A0: { Type: AWS::SQS::Queue, Properties: { QueueName: xx } }\n${doubled.join('\n')}
  M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: !GetAtt A60.QueueName } }\n`;
    },
    'template.yaml:25:64: The text that starts here grows beyond 8 MiB once its references are inserted.\n' +
      '  Step Functions takes definitions of at most 1 MiB.',
  ],
};

test.each(Object.entries(refusals))('rejects %s', (_, [file, text, message]) => {
  expect(project({ [file]: text() }).refusal(file)).toBe(message);
});

test('rejects a file that is not text', () => {
  const { folder, refusal } = project({});
  writeFileSync(join(folder, 'template.yaml'), Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff]));

  expect(refusal('template.yaml')).toBe('template.yaml:1:1: template.yaml is not UTF-8 text.');
});

// Windows has no pipes among its files.
(process.platform === 'win32' ? test.skip : test)(
  'rejects a folder, or a pipe without a writer, as a definition file',
  () => {
    const machine = (path: string): string =>
      `Resources:\n  A: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: ${path} } }\n`;
    const { folder, refusal } = project({ 'a.yaml': machine('states'), 'b.yaml': machine('pipe') });
    mkdirSync(join(folder, 'states'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);

    expect(refusal('a.yaml')).toBe('a.yaml:2:74: states is a folder.');
    expect(refusal('b.yaml')).toBe('b.yaml:2:74: pipe is not a regular file.');
  },
);

test('a link that leads to itself, and a device without an end, are errors that say so', () => {
  const { folder, refusal } = project({ 'x.txt': '' });
  symlinkSync('loop.asl.json', join(folder, 'loop.asl.json'));
  expect(refusal('loop.asl.json')).toMatch(/^loop\.asl\.json:1:1: loop\.asl\.json cannot be read: ELOOP: /);
  if (process.platform === 'win32') return;
  symlinkSync('/dev/zero', join(folder, 'zero.asl.json'));
  expect(refusal('zero.asl.json')).toBe('zero.asl.json:1:1: zero.asl.json is not a regular file.');
});
