import { nearest } from '../../util/nearest';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { MappedText } from '../source/MappedText';
import type { Position } from '../../util/Position';
import { renderJson } from '../source/renderJson';
import { entriesOf, holeNode, memberOf, type SourceNode, textNode } from '../source/SourceNode';
import { type CallForm, listArgument, textArgument, textValue, wrongCall } from './arguments';
import { attribute } from './attribute';
import { conditionNamed } from './conditions';
import { includedNode } from './includeTransform';
import { reference } from './reference';
import { guardCycle, type TemplateScope } from './TemplateScope';

interface Call extends CallForm {
  readonly scope: TemplateScope;
  readonly at: Position;
}

interface Intrinsic {
  /** How to write it. */
  readonly form: string;
  /** Its value, from its unevaluated argument. */
  work(argument: SourceNode, call: Call): SourceNode;
}

/** The intrinsic functions that return a value. Those for conditions are in `conditions.ts`. */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: {
    form: 'Ref: LogicalId',
    work(argument, call) {
      const name = textArgument(argument, call.scope, call).toString();
      return reference(name, call.scope, call.at, `Ref ${name}`);
    },
  },
  'Fn::Base64': {
    form: 'Fn::Base64: text',
    work(argument, call) {
      const text = textArgument(argument, call.scope, call);
      const stub = Buffer.from(text.toString()).toString('base64');
      const [hole] = text.holes;
      return hole ? holeNode({ ...hole, value: `Fn::Base64 of ${hole.value}`, stub }) : textNode(stub, call.at);
    },
  },
  'Fn::FindInMap': { form: 'Fn::FindInMap: [MapName, TopLevelKey, SecondLevelKey]', work: findInMap },
  'Fn::GetAtt': { form: 'Fn::GetAtt: [LogicalId, Attribute] or "LogicalId.Attribute"', work: getAtt },
  'Fn::GetAZs': {
    form: 'Fn::GetAZs: ""',
    /** The first three zones of the region: every region has at least that many. */
    work(argument, call) {
      const { scope, at } = call;
      const region = textArgument(argument, scope, call).toString() || scope.context.deployment.region;
      return { kind: 'list', items: ['a', 'b', 'c'].map((zone) => textNode(region + zone, at)), at };
    },
  },
  'Fn::If': {
    form: 'Fn::If: [ConditionName, valueIfTrue, valueIfFalse]',
    work(argument, call) {
      const { scope } = call;
      const [name, whenTrue, whenFalse] = listArgument(argument, call, 3);
      const condition = textArgument(name, scope, call).toString();
      return scope.resolve(conditionNamed(condition, scope, name.at) ? whenTrue! : whenFalse!, scope);
    },
  },
  'Fn::ImportValue': { form: 'Fn::ImportValue: ExportName', work: importValue },
  'Fn::Join': {
    form: 'Fn::Join: [delimiter, [value, value]]',
    work(argument, call) {
      const [first, second] = listArgument(argument, call, 2);
      const delimiter = textArgument(first, call.scope, call);
      return ofList(second!, call, (items) => {
        const parts = items.map((item) => textValue(item, call));
        const text = MappedText.join(parts.flatMap((part, index) => (index === 0 ? [part] : [delimiter, part])));
        return { kind: 'text', text, at: call.at };
      });
    },
  },
  'Fn::Length': {
    form: 'Fn::Length: [value, value]',
    work: (argument, call) =>
      ofList(argument, call, ({ length }) => ({
        kind: 'scalar',
        value: length,
        raw: String(length),
        at: call.at,
      })),
  },
  'Fn::Select': { form: 'Fn::Select: [index, [value, value]]', work: select },
  'Fn::Split': {
    form: 'Fn::Split: [delimiter, "text"]',
    work(argument, call) {
      const [first, second] = listArgument(argument, call, 2);
      const delimiter = textArgument(first, call.scope, call).toString();
      const text = textArgument(second!, call.scope, call);
      const parts = delimiter === '' ? [text] : text.split(delimiter);
      return { kind: 'list', items: parts.map((part) => ({ kind: 'text', text: part, at: call.at })), at: call.at };
    },
  },
  'Fn::Sub': {
    form: 'Fn::Sub: "…${Name}…" or Fn::Sub: ["…${Name}…", { Name: value }]',
    work(argument, call) {
      const [template, map] = argument.kind === 'list' ? listArgument(argument, call, 2) : [argument];
      if (template.kind !== 'text') throw wrongCall(call, template.at, 'anything but a string');
      const own = new Map(entriesOf(map).map(({ key, value }) => [key, value]));
      return { kind: 'text', text: subText(template.text, call.scope, own), at: call.at };
    },
  },
  'Fn::ToJsonString': {
    form: 'Fn::ToJsonString: value',
    work: (argument, { scope, at }) => ({
      kind: 'text',
      text: renderJson(scope.resolve(argument, scope), { compact: true }),
      at,
    }),
  },
  /** A transform on its own: its content is the value. */
  'Fn::Transform': {
    form: 'Fn::Transform: { Name: …, Parameters: … }',
    work(argument, { scope, at }) {
      const included = includedNode(argument, scope);
      return included ? scope.resolve(included, scope) : { kind: 'none', at };
    },
  },
};

/** The value of a call: `name` is the function, `at` the place of the call. An unknown function returns a hole. */
export function callIntrinsic(name: string, argument: SourceNode, scope: TemplateScope, at: Position): SourceNode {
  if (Object.hasOwn(intrinsics, name)) {
    const { form, work } = intrinsics[name]!;
    return work(argument, { name, form, scope, at });
  }
  const reason = `${name} is not evaluated locally`;
  return holeNode({ value: name, id: name.replace('Fn::', ''), kind: 'unknown', reason, at });
}

/** Processes the items of a list; an unknown list returns an unknown value. */
function ofList(argument: SourceNode, call: Call, work: (items: readonly SourceNode[]) => SourceNode): SourceNode {
  const list = call.scope.resolve(argument, call.scope);
  if (list.kind === 'text' && list.text.onlyHole) return list;
  if (list.kind !== 'list') throw wrongCall(call, list.at, 'anything but a list');
  return work(list.items);
}

function findInMap(argument: SourceNode, call: Call): SourceNode {
  const { scope, at } = call;
  const items = listArgument(argument, call, 3, 4);
  const fallback = memberOf(items[3], 'DefaultValue');
  const keys = items.slice(0, 3).map((item) => ({ at: item.at, text: textArgument(item, scope, call) }));
  let node = scope.template.section('Mappings');
  for (const { at: keyAt, text } of keys) {
    const known = entriesOf(node).map(({ key }) => key);
    node = memberOf(node, text.toString());
    if (node) continue;
    if (fallback) return scope.resolve(fallback, scope);
    const [hole] = text.holes;
    const path = keys.map((key) => key.text.toString()).join('.');
    if (hole) return holeNode({ ...hole, value: `Fn::FindInMap ${path}`, at });
    const near = nearest(text.toString(), known);
    const hint = near === undefined ? `It has ${known.slice(0, 10).join(', ') || 'nothing'}.` : `Did you mean ${near}?`;
    throw new DefinitionLoadError(
      keyAt,
      `Mappings has no ${path}: there is no ${JSON.stringify(text.toString())}.`,
      hint,
    );
  }
  return node ?? { kind: 'none', at };
}

function getAtt(argument: SourceNode, call: Call): SourceNode {
  const [id, name] = argument.kind === 'text' ? dotted(argument.text.toString()) : listed();
  return attribute(id, name, call.scope, call.at, `Fn::GetAtt ${id}.${name}`);

  function listed(): [string, string] {
    const [first, ...rest] = listArgument(argument, call, 2, 3).map((item) =>
      textArgument(item, call.scope, call).toString(),
    );
    return [first!, rest.join('.')];
  }
}

function dotted(text: string): [string, string] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** The export of another stack: of the same application, or else only AWS knows it. */
function importValue(argument: SourceNode, call: Call): SourceNode {
  const { scope, at } = call;
  const name = textArgument(argument, scope, call).toString();
  const exported = scope.exported(name);
  if (exported) {
    const { resolving } = guardCycle(scope, `Fn::ImportValue ${name}`, at);
    return scope.resolve(exported.node, { ...exported.scope, resolving });
  }
  const id = name.replace(/[^A-Za-z0-9_-]+/g, '-');
  return holeNode({ value: `Fn::ImportValue ${name}`, id, kind: 'unknown', reason: 'another stack exports it', at });
}

function select(argument: SourceNode, call: Call): SourceNode {
  const [first, second] = listArgument(argument, call, 2);
  const index = Number(textArgument(first, call.scope, call).toString());
  return ofList(second!, call, (items) => {
    const item = Number.isInteger(index) ? items[index] : undefined;
    if (item) return item;
    // An unknown value may have had more parts.
    const [hole] = items.flatMap((each) => (each.kind === 'text' ? each.text.holes : []));
    if (hole) return holeNode({ ...hole, value: `Fn::Select ${String(index)} of ${hole.value}` });
    throw new DefinitionLoadError(
      first.at,
      `The list has ${String(items.length)} items, but no item ${String(index)}.`,
    );
  });
}

/**
 * `Fn::Sub`: replaces `${Name}` and `${Name.Attribute}` by their values, and `${!Name}` by `${Name}`; `own` are the
 * values in the call.
 */
export function subText(
  text: MappedText,
  scope: TemplateScope,
  own: ReadonlyMap<string, SourceNode> = new Map<string, SourceNode>(),
): MappedText {
  const call = { name: 'Fn::Sub', form: intrinsics['Fn::Sub']!.form };
  return text.replace(/\$\{([^{}]*)\}/g, ([written, inner = ''], at) => {
    if (inner.startsWith('!')) return MappedText.point(`\${${inner.slice(1)}}`, at);
    const name = inner.trim();
    const given = own.get(name);
    if (given) return textValue(scope.resolve(given, scope), call, at);
    if (name === '') throw wrongCall(call, at, written);
    const dot = name.indexOf('.');
    const node =
      dot === -1
        ? reference(name, scope, at, written)
        : attribute(name.slice(0, dot), name.slice(dot + 1), scope, at, written);
    return textValue(node, call, at);
  });
}
