import { MappedText } from '../../source/MappedText';
import { entriesOf, type SourceNode } from '../../source/SourceNode';
import { textValue, listArgument, wrongCall, type Intrinsic } from '../arguments';
import { attribute } from '../attribute';
import { reference } from '../reference';
import type { TemplateScope } from '../TemplateScope';

const call = { name: 'Fn::Sub', form: 'Fn::Sub: "…${Name}…" or Fn::Sub: ["…${Name}…", { Name: value }]' };

/** `Fn::Sub`: `${Name}` and `${Name.Attribute}` give way to their values, `${!Name}` to `${Name}`. */
export const sub: Intrinsic = (argument, scope, at) => {
  const [template, map] = argument.kind === 'list' ? listArgument(argument, call, 2) : [argument];
  if (template.kind !== 'text') throw wrongCall(call, template.at, 'anything but a string');
  const own = new Map(entriesOf(map).map(({ key, value }) => [key, value]));
  return { kind: 'text', text: subText(template.text, scope, own), at };
};

/** The text with its `${…}` put in; `own` are the values that the call itself gives. */
export function subText(
  text: MappedText,
  scope: TemplateScope,
  own: ReadonlyMap<string, SourceNode> = new Map<string, SourceNode>(),
): MappedText {
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
