import { pass } from '../support/pass';
import { project } from '../support/project';
import { machine } from './machine';

const asl = JSON.stringify(pass('${word}'), null, 2);

describe('forms of a definition', () => {
  const forms: Record<string, string> = {
    heredoc: `<<EOF\n${asl}\nEOF`,
    'indented heredoc': `<<-EOF\n${asl.replace(/^/gm, '    ')}\n    EOF`,
    jsonencode: `jsonencode({ Comment = "\${local.word}", StartAt = "End", States = { End = { Type = "Succeed" } } })`,
    file: 'file("./plain.asl.json")',
    templatefile: 'templatefile("${path.module}/order.asl.json", { word = local.word })',
    'a local': 'local.definition',
    template_file: 'data.template_file.order.rendered',
    local_file: 'data.local_file.plain.content',
    'YAML in a file': 'jsonencode(yamldecode(file("order.yaml")))',
  };
  const more = `
locals {
  word       = "said"
  definition = file("plain.asl.json")
}
data "template_file" "order" {
  template = file("\${path.module}/order.asl.json")
  vars     = { word = local.word }
}
data "local_file" "plain" { filename = "plain.asl.json" }
`;

  test.each(Object.entries(forms))('%s', (_, definition) => {
    const { definition: load } = project({
      'main.tf': machine(definition.replace('${word}', '${local.word}')) + more,
      'order.asl.json': asl,
      'plain.asl.json': asl.replace('${word}', 'said'),
      'order.yaml': 'Comment: said\nStartAt: End\nStates: { End: { Type: Succeed } }\n',
    });

    expect(load('main.tf')).toEqual(pass('said'));
  });
});

test('a heredoc and jsonencode keep their places', () => {
  const { load, place } = project({
    'a/main.tf': machine(
      '<<EOF\n{\n  "StartAt": "${var.first}",\n  "States": { "End": { "Type": "Succeed" } }\n}\nEOF',
    ),
    'b/main.tf': machine(
      'jsonencode({\n    StartAt = "End"\n    States = {\n      End = { Type = "Succeed" }\n    }\n  })',
    ),
  });

  expect(place(load('a/main.tf').machines[0]?.locate('/States/End/Type'))).toBe('a/main.tf:7:24');
  expect(load('a/main.tf').machines[0]?.unresolved.map((entry) => place(entry))).toEqual(['a/main.tf:6:17']);
  expect(place(load('b/main.tf').machines[0]?.locate('/States/End/Type'))).toBe('b/main.tf:7:15');
});

test('jsonencode writes members in the order of their names, like Terraform', () => {
  const { machine: load } = project({
    'main.tf': machine('jsonencode({ States = {}, StartAt = "b", Comment = "a" })'),
  });

  expect(load('main.tf').definition).toBe('{"Comment":"a","StartAt":"b","States":{}}');
});

describe('count and for_each', () => {
  const loadWith = (argument: string, comment: string) => {
    const definition = `jsonencode({ Comment = ${comment}, StartAt = "E", States = {} })`;
    const { machines, unavailable, notes } = project({ 'main.tf': machine(definition, argument) }).load('main.tf');
    return {
      machines: machines.map(({ name, definition: text }) => [name, JSON.parse(text).Comment]),
      unavailable: unavailable.map(({ name, error }) => [name, error.reason]),
      notes: notes.length,
    };
  };

  test('make as many machines', () => {
    expect(loadWith('  count = 2', 'count.index')).toEqual({
      machines: [
        ['aws_sfn_state_machine.order[0]', 0],
        ['aws_sfn_state_machine.order[1]', 1],
      ],
      unavailable: [],
      notes: 0,
    });
    expect(loadWith('  for_each = { eu = "x", us = "y" }', '"${each.key}-${each.value}"')).toEqual({
      machines: [
        ['aws_sfn_state_machine.order["eu"]', 'eu-x'],
        ['aws_sfn_state_machine.order["us"]', 'us-y'],
      ],
      unavailable: [],
      notes: 0,
    });
    expect(loadWith('  for_each = toset(["a"])', 'each.key').machines).toEqual([
      ['aws_sfn_state_machine.order["a"]', 'a'],
    ]);
  });

  test('make no machine, and say so', () => {
    expect(loadWith('  count = 0', '"x"')).toEqual({
      machines: [],
      unavailable: [
        [
          'aws_sfn_state_machine.order',
          'There is no aws_sfn_state_machine.order: its count is 0 with these variables.',
        ],
      ],
      notes: 0,
    });
  });

  test('make one machine when unknown', () => {
    expect(loadWith('  count = var.create ? 1 : 0', '"x"')).toEqual({
      machines: [['aws_sfn_state_machine.order', 'x']],
      unavailable: [],
      notes: 1,
    });
    expect(loadWith('  for_each = var.regions', 'each.key').machines).toEqual([['aws_sfn_state_machine.order', 'key']]);
  });
});

describe('a definition that is not available', () => {
  test('is listed', () => {
    const { load } = project({ 'a.tf': machine('var.definition'), 'b/b.tf': machine('file("${var.folder}/a.json")') });

    expect(load('a.tf').unavailable.map(({ error }) => error.reason)).toEqual([
      'The definition of aws_sfn_state_machine.order is var.definition, which has no value: ' +
        `no file of ${load('a.tf').unavailable[0]!.source.file.replace('/a.tf', '')} declares the variable.`,
    ]);
    expect(load('b/b.tf').unavailable.map(({ error }) => error.reason.split(':')[0])).toEqual([
      'The file that file reads depends on var.folder',
    ]);
  });
});
