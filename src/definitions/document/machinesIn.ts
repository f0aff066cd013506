import type { Json } from '../../util/json';
import type { DocumentPath } from './DefinitionDocument';
import { childAt, type TreeNode } from './tree';

/** A state machine of a file. */
export interface MachineInFile {
  /** Its logical id, or its name in `serverless.yml`; empty for a file that is one definition. */
  readonly name: string;
  /** The path of its definition in the file. */
  readonly place: DocumentPath;
  /** `text`: the definition is JSON inside of a string. */
  readonly form: 'value' | 'text';
  /** Why it cannot be edited here, in a sentence. */
  readonly readOnly?: string;
  /** The file that holds the definition, as this one names it. */
  readonly elsewhere?: string;
}

const types = ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'];

/** The state machines that a parsed file holds. */
export function machinesIn(root: TreeNode): readonly MachineInFile[] {
  if (root.kind !== 'map') return [];
  const resources = childAt(root, 'Resources')?.value;
  const steps = nodeAt(root, ['stepFunctions', 'stateMachines']);
  const terraform = nodeAt(root, ['resource', 'aws_sfn_state_machine']);
  if (resources?.kind === 'map') return inResources(resources, ['Resources']);
  if (steps?.kind === 'map') {
    const own = steps.children.map(({ name, value }) => inServerless(name!, value));
    const more = nodeAt(root, ['resources', 'Resources']);
    return more?.kind === 'map' ? [...own, ...inResources(more, ['resources', 'Resources'])] : own;
  }
  if (terraform?.kind === 'map')
    return terraform.children.map(({ name }) => ({
      name: `aws_sfn_state_machine.${name!}`,
      place: ['resource', 'aws_sfn_state_machine', name!],
      form: 'value',
      readOnly: 'Terraform evaluates the expressions in it; edit it in the text.',
    }));
  if (isTemplate(root) || childAt(root, 'artifacts') !== undefined) return [];
  return [{ name: '', place: [], form: 'value' }];
}

function inResources(resources: TreeNode, at: DocumentPath): readonly MachineInFile[] {
  return resources.children.flatMap(({ name, value }) => {
    const type = childAt(value, 'Type')?.value.value;
    if (typeof type !== 'string' || !types.includes(type)) return [];
    const isGenerated = nodeAt(value, ['Metadata', 'aws:cdk:path']) !== undefined;
    const found = inProperties(name!, childAt(value, 'Properties')?.value, [...at, name!, 'Properties']);
    return isGenerated
      ? { ...found, readOnly: 'The CDK generates this template; edit the app that it comes from.' }
      : found;
  });
}

function inProperties(name: string, properties: TreeNode | undefined, at: DocumentPath): MachineInFile {
  for (const property of ['Definition', 'DefinitionObject', 'DefinitionString']) {
    const value = properties && childAt(properties, property)?.value;
    if (value !== undefined) return { name, ...definitionIn(value, [...at, property]) };
  }
  const uri = properties && childAt(properties, 'DefinitionUri')?.value;
  return { name, place: at, form: 'value', ...elsewhere(uri?.value) };
}

function inServerless(name: string, machine: TreeNode): MachineInFile {
  const at = ['stepFunctions', 'stateMachines', name];
  const definition = childAt(machine, 'definition')?.value;
  if (definition !== undefined) return { name, ...definitionIn(definition, [...at, 'definition']) };
  return { name, place: at, form: 'value', ...elsewhere(fileOf(machine.value)) };
}

function definitionIn(node: TreeNode, place: DocumentPath): Omit<MachineInFile, 'name'> {
  const [only, ...more] = node.kind === 'map' ? node.children : [];
  if (node.tag === '!Sub') return substituted(node, place);
  if (only?.name === 'Fn::Sub' && more.length === 0) return substituted(only.value, [...place, 'Fn::Sub']);
  const called = node.tag ?? (more.length === 0 && /^(Ref$|Fn::)/.test(only?.name ?? '') ? only!.name : undefined);
  if (called !== undefined) {
    const readOnly = `The definition is made by ${called.replace('!', 'Fn::').replace('Fn::Ref', 'Ref')}, whose value is known when it is deployed.`;
    return { place, form: 'value', readOnly };
  }
  if (node.kind === 'alias') return { place, form: 'value', readOnly: node.locked! };
  if (typeof node.value !== 'string') return { place, form: 'value' };
  const file = fileOf(node.value);
  return file === undefined ? { place, form: 'text' } : { place, form: 'value', ...elsewhere(file) };
}

/** `Fn::Sub` of a string, or of a string and values for its tokens. */
function substituted(node: TreeNode, place: DocumentPath): Omit<MachineInFile, 'name'> {
  const [first] = node.children;
  if (node.kind === 'list' && first !== undefined) return { ...definitionIn(first.value, [...place, 0]), form: 'text' };
  if (typeof node.value === 'string') return { place, form: 'text' };
  return { place, form: 'value', readOnly: 'Fn::Sub makes the definition, and its string is not written here.' };
}

/** The file of a Serverless variable `${file(x.yml):key}`. */
function fileOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? /^\$\{file\(([^):]+)\)/.exec(value)?.[1] : undefined;
}

function elsewhere(file: Json | undefined): { readonly readOnly: string; readonly elsewhere?: string } {
  if (typeof file !== 'string' || /^s3:/.test(file)) return { readOnly: 'The definition is not in this file.' };
  return { readOnly: `The definition is in another file, ${file}; open that.`, elsewhere: file };
}

function nodeAt(node: TreeNode, path: DocumentPath): TreeNode | undefined {
  return path.reduce<TreeNode | undefined>((at, step) => at && childAt(at, step)?.value, node);
}

/** Whether a parsed file is a template, whose values may be intrinsic functions. */
export function isTemplate(root: TreeNode): boolean {
  return ['Resources', 'stepFunctions', 'AWSTemplateFormatVersion', 'Transform'].some(
    (name) => childAt(root, name) !== undefined,
  );
}

/** Locks the long forms of intrinsic functions (`Ref`, `Fn::GetAtt`) in a tree. */
export function lockFunctions(root: TreeNode): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [only, ...more] = node.kind === 'map' ? node.children : [];
    if (more.length === 0 && /^(Ref$|Fn::)/.test(only?.name ?? ''))
      node.locked ??= `It is the intrinsic function ${only!.name!}, whose value is known when it is deployed.`;
    for (const { value } of node.children) open.push(value);
  }
}
