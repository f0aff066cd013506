import { DefinitionLoadError } from '../DefinitionLoadError';
import { nearest } from '../../util/nearest';
import type { Position } from '../../util/Position';
import { entriesOf, memberOf, nodeKind, type SourceNode } from '../source/SourceNode';
import { type CallForm, listArgument, textArgument, wrongCall, intrinsicCall } from './arguments';
import { type TemplateScope, guardCycle, remember } from './TemplateScope';

type ConditionFunction = (argument: SourceNode, scope: TemplateScope, call: CallForm) => boolean;

/** The functions of the Conditions section. */
const functions: Readonly<Record<string, ConditionFunction>> = {
  'Fn::Equals': (argument, scope, call) => {
    const texts = listArgument(argument, call, 2).map((item) => textArgument(item, scope, call));
    for (const hole of texts.flatMap(({ holes }) => holes)) noteGuess(hole.value, hole.reason, argument.at, scope);
    return texts[0]!.toString() === texts[1]!.toString();
  },
  'Fn::And': (argument, scope, call) => all(argument, scope, call).every(Boolean),
  'Fn::Or': (argument, scope, call) => all(argument, scope, call).some(Boolean),
  'Fn::Not': (argument, scope, call) => !isTrue(listArgument(argument, call, 1)[0], scope),
  Condition: (argument, scope, call) =>
    conditionNamed(textArgument(argument, scope, call).toString(), scope, argument.at),
};

const forms: Readonly<Record<string, string>> = {
  'Fn::Equals': 'Fn::Equals: [value, value]',
  'Fn::And': 'Fn::And: [condition, condition]',
  'Fn::Or': 'Fn::Or: [condition, condition]',
  'Fn::Not': 'Fn::Not: [condition]',
  Condition: 'Condition: ConditionName',
};

/** Whether the condition with this name holds for the present parameters. */
export function conditionNamed(name: string, scope: TemplateScope, at: Position): boolean {
  const conditions = scope.template.section('Conditions');
  const node = memberOf(conditions, name);
  if (node) {
    return remember('condition', name, scope, () => isTrue(node, guardCycle(scope, `Condition ${name}`, node.at)));
  }
  const near = nearest(
    name,
    entriesOf(conditions).map(({ key }) => key),
  );
  const hint = near === undefined ? undefined : `Did you mean ${near}?`;
  throw new DefinitionLoadError(at, `The template has no condition ${name}.`, hint);
}

function isTrue(node: SourceNode, scope: TemplateScope): boolean {
  const entry = node.kind === 'map' && node.entries.length === 1 ? node.entries[0] : intrinsicCall(node);
  const call = {
    name: entry?.key ?? 'A condition',
    form: forms[entry?.key ?? ''] ?? Object.values(forms).join(', or '),
  };
  const condition = entry && Object.hasOwn(functions, entry.key) ? functions[entry.key] : undefined;
  if (!entry || !condition) throw wrongCall(call, node.at, entry ? entry.key : nodeKind(node));
  return condition(entry.value, scope, call);
}

function all(argument: SourceNode, scope: TemplateScope, call: CallForm): readonly boolean[] {
  return listArgument(argument, call, 1, 10).map((item) => isTrue(item, scope));
}

function noteGuess(value: string, reason: string, at: Position, { context }: TemplateScope): void {
  context.note(`A condition compares ${value}, which has no value here (${reason}), so its stub is compared.`, at);
}
