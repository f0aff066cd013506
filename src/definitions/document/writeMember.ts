import { printJson } from '../../util/ExactNumber';
import type { Json } from '../../util/json';
import type { Draft } from './Draft';
import { blockName, renderMember, type BlockStyle } from './renderBlock';
import { renderFlow, type FlowWriter } from './renderFlow';
import type { WrittenForm, TreePlace, TreeMember } from './tree';
import { yamlScalar } from './yamlScalar';

/** Lines are not longer than this where the neighbours stand on one line. */
const mostColumns = 120;

/** The text of a new member in front of the one with an index. `indent`: that of its line; `undefined` inside a line. */
export function writeMember(
  draft: Draft,
  container: TreePlace,
  index: number,
  name: string | undefined,
  value: Json,
  indent: string | undefined,
): string {
  const neighbour = Math.min(index, container.node.children.length - 1);
  const style = styleAround(draft, container, neighbour);
  if (container.node.form === 'block') return renderMember(name, value, indent!.length, style);
  const writer = flowWriterOf(draft, style);
  const key = name === undefined ? '' : writer.name(name) + writer.style.colon;
  return key + writeFlow(draft, container, index, value, indent);
}

/** A value inside of a flow collection. */
export function writeFlow(
  draft: Draft,
  container: TreePlace,
  index: number,
  value: Json,
  indent: string | undefined,
): string {
  const style = styleAround(draft, container, index);
  const writer = flowWriterOf(draft, style);
  if (indent === undefined) return renderFlow(value, writer, undefined);
  const line = neighbourIsOneLine(draft, container, index) ? renderFlow(value, writer, undefined) : undefined;
  return line !== undefined && line.length <= mostColumns ? line : renderFlow(value, writer, indent);
}

/** Whether the nearest collection among the members, which is not empty, stands on one line. */
function neighbourIsOneLine(draft: Draft, { node, start }: TreePlace, index: number): boolean {
  const isCollection = (member: TreeMember | undefined): boolean => (member?.value.children.length ?? 0) > 0;
  for (let away = 0; away < 4; away++) {
    for (const member of [node.children[index - away], node.children[index + away]]) {
      if (!isCollection(member)) continue;
      const { at, length } = member!;
      return length < 1000 && !draft.text.slice(start + at, start + at + length).includes('\n');
    }
  }
  return false;
}

export function flowWriterOf(draft: Draft, style: BlockStyle): FlowWriter {
  if (draft.language === 'json') return { style: draft.style, scalar: jsonScalar, name: jsonScalar };
  return {
    style,
    scalar: (value) => yamlScalar(value, style.strings, true),
    name: (name) => yamlScalar(name, style.names, true),
  };
}

function jsonScalar(value: Json): string {
  return printJson(value);
}

/** Strings and names are quoted as those of the members around are. */
export function styleAround(draft: Draft, { node, start }: TreePlace, index: number): BlockStyle {
  if (draft.language === 'json') return { ...draft.style, strings: undefined, names: undefined };
  const near = [index, index - 1, index + 1, index - 2, index + 2, index - 3, index + 3].flatMap(
    (at) => node.children[at] ?? [],
  );
  const string = near.find(({ value }) => typeof value.value === 'string' && isLine(value.form));
  const named = near.find((member) => member.name !== undefined && member.locked === undefined);
  return {
    ...draft.style,
    strings: string?.value.form ?? firstString(near),
    names: named && formOf(draft.text[start + named.at]),
  };
}

/** The form of the first string in what is around. */
function firstString(members: readonly TreeMember[]): WrittenForm | undefined {
  for (const { value } of members)
    for (const child of value.children)
      if (typeof child.value.value === 'string' && isLine(child.value.form)) return child.value.form;
  return undefined;
}

function isLine(form: WrittenForm): boolean {
  return form === 'plain' || form === 'double' || form === 'single';
}

function formOf(char: string | undefined): WrittenForm {
  return char === '"' ? 'double' : char === "'" ? 'single' : 'plain';
}

export function writeName(draft: Draft, container: TreePlace, { at }: TreeMember, name: string): string {
  if (draft.language === 'json') return JSON.stringify(name);
  const names = formOf(draft.text[container.start + at]);
  if (container.node.form === 'flow') return yamlScalar(name, names, true);
  return blockName(name, { ...draft.style, strings: undefined, names });
}
