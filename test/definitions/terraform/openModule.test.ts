import { project } from '../support/project';

/** A module whose machine has the value of `var.word` for its comment. */
const machine = `variable "word" { default = "default" }
resource "aws_sfn_state_machine" "order" {
  name     = "orders"
  role_arn = "r"
  definition = jsonencode({ Comment = var.word, StartAt = "End", States = { End = { Type = "Succeed" } } })
}
`;

function commentOf(files: Readonly<Record<string, string>>, word?: string): unknown {
  const { definition } = project({ 'main.tf': machine, ...files });
  const options = word === undefined ? {} : { parameters: { word } };
  return (definition('main.tf', options) as { Comment: unknown }).Comment;
}

test.each<[string, Record<string, string>, unknown]>([
  ['without a file', {}, 'default'],
  ['terraform.tfvars', { 'terraform.tfvars': 'word = "file"' }, 'file'],
  ['terraform.tfvars.json', { 'terraform.tfvars.json': '{"word": {"a": [1]}}' }, { a: [1] }],
  ['a JSON file after the other', { 'terraform.tfvars': 'word = 1', 'terraform.tfvars.json': '{"word": 2}' }, 2],
  [
    'an auto file, whatever its name',
    { 'a.auto.tfvars': 'word = "auto"', 'terraform.tfvars': 'word = "file"' },
    'auto',
  ],
  ['the last auto file by name', { 'b.auto.tfvars': 'word = "b"', 'a.auto.tfvars.json': '{"word": "a"}' }, 'b'],
  ['a file that must be named', { 'prod.tfvars': 'word = "prod"', 'prod.tfvars.json': '{"word": "prod"}' }, 'default'],
])('takes the value of a variable from %s', (_, files, expected) => {
  expect(commentOf(files)).toEqual(expected);
});

test("the caller's value is before that of files", () => {
  expect(commentOf({ 'a.auto.tfvars': 'word = "auto"' }, 'given')).toBe('given');
});

const calling = (source: string): string => `module "part" {
  source = ${source}
  word   = "handed down"
  other  = "not declared there"
}
`;

test('a local module gets the arguments of its call, not the variables of the root', () => {
  const files = { 'main.tf': calling('"./part"'), 'part/main.tf': machine, 'terraform.tfvars': 'word = "root"' };
  const { machine: load } = project(files);
  const { name, definition } = load('main.tf');
  expect([name, (JSON.parse(definition) as { Comment: unknown }).Comment]).toEqual([
    'module.part.aws_sfn_state_machine.order',
    'handed down',
  ]);
});

test('a module that is not there is noted; one of a registry is left out', () => {
  const { load, place } = project({
    'main.tf': `${machine}${calling('"./part"')}`,
    'far.tf': `module "far" {
  source = "registry/far/aws"
}
`,
  });
  const { notes, machines } = load('main.tf');
  expect(machines.map(({ name }) => name)).toEqual(['aws_sfn_state_machine.order']);
  expect(notes.map((note) => [note.message.replace(/no folder .*\//, 'no folder '), place(note)])).toEqual([
    ['The module part is not available: there is no folder part.', 'main.tf:8:3'],
  ]);
});

test('modules that call each other are an error', () => {
  const { refusal } = project({ 'main.tf': calling('"./part"'), 'part/main.tf': calling('"../"') });
  expect(refusal('main.tf')).toBe('part/main.tf:2:3: The module calls itself: . → part → ..');
});
