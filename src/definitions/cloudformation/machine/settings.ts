import type { WorkflowType } from '../../../language/asl/types';
import type { LoadedLogging } from '../../LoadedDefinition';
import { loggingOf, workflowTypeOf } from '../../machineSettings';
import { itemsOf, memberOf, type SourceNode, textOf } from '../../source/SourceNode';
import { fillText } from '../../stubs/fillHoles';
import type { TemplateScope } from '../TemplateScope';

/** A property as a string, with stubs for unknown parts. */
export function textSetting(node: SourceNode | undefined, field: string, scope: TemplateScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  return resolved?.kind === 'text' ? fillText(resolved.text, field, scope.context.deployment) : undefined;
}

/** STANDARD unless the template says EXPRESS. */
export function workflowType(node: SourceNode | undefined, scope: TemplateScope): WorkflowType {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind !== 'text' || resolved.text.onlyHole) return 'STANDARD';
  return workflowTypeOf(resolved.text.toString(), resolved.at);
}

export function loggingSetting(node: SourceNode | undefined, scope: TemplateScope): LoadedLogging | undefined {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind !== 'map') return undefined;
  const arns = itemsOf(memberOf(resolved, 'Destinations')).flatMap((destination) => {
    const arn = memberOf(memberOf(destination, 'CloudWatchLogsLogGroup'), 'LogGroupArn');
    return textSetting(arn, 'LogGroupArn', scope) ?? [];
  });
  const level = textOf(memberOf(resolved, 'Level'));
  return loggingOf(level, booleanOf(memberOf(resolved, 'IncludeExecutionData')), arns);
}

export function tracingSetting(node: SourceNode | undefined, scope: TemplateScope): { enabled: boolean } | undefined {
  const enabled = booleanOf(memberOf(node && scope.resolve(node, scope), 'Enabled'));
  return enabled === undefined ? undefined : { enabled };
}

export function keySetting(node: SourceNode | undefined, scope: TemplateScope): string | undefined {
  return textSetting(memberOf(node && scope.resolve(node, scope), 'KmsKeyId'), 'KmsKeyId', scope);
}

/** CloudFormation accepts "true" for true. */
function booleanOf(node: SourceNode | undefined): boolean | undefined {
  if (node?.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const text = textOf(node)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
