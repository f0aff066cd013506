import type { WorkflowType } from '../../../language/asl/types';
import { DefinitionLoadError } from '../../DefinitionLoadError';
import type { LoadedLogging } from '../../LoadedDefinition';
import { itemsOf, memberOf, type SourceNode, textOf } from '../../source/SourceNode';
import { fillText } from '../../stubs/fillHoles';
import type { TemplateScope } from '../TemplateScope';

/** A property as text, with stubs where it is not known. */
export function textSetting(node: SourceNode | undefined, field: string, scope: TemplateScope): string | undefined {
  const resolved = node && scope.resolve(node, scope);
  return resolved?.kind === 'text' ? fillText(resolved.text, field, scope.context.deployment) : undefined;
}

/** STANDARD unless the template says EXPRESS. */
export function workflowType(node: SourceNode | undefined, scope: TemplateScope): WorkflowType {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind !== 'text' || resolved.text.onlyHole) return 'STANDARD';
  const type = resolved.text.toString();
  if (type === 'STANDARD' || type === 'EXPRESS') return type;
  throw new DefinitionLoadError(resolved.at, `There is no state machine type ${type}.`, 'Write STANDARD or EXPRESS.');
}

const levels = ['ALL', 'ERROR', 'FATAL', 'OFF'] as const;

export function loggingSetting(node: SourceNode | undefined, scope: TemplateScope): LoadedLogging | undefined {
  const resolved = node && scope.resolve(node, scope);
  if (resolved?.kind !== 'map') return undefined;
  const level = levels.find((known) => known === textOf(memberOf(resolved, 'Level')));
  const includeExecutionData = booleanOf(memberOf(resolved, 'IncludeExecutionData'));
  const destinations = itemsOf(memberOf(resolved, 'Destinations')).flatMap((destination) => {
    const arn = memberOf(memberOf(destination, 'CloudWatchLogsLogGroup'), 'LogGroupArn');
    const logGroupArn = textSetting(arn, 'LogGroupArn', scope);
    return logGroupArn === undefined ? [] : [{ cloudWatchLogsLogGroup: { logGroupArn } }];
  });
  return {
    ...(level !== undefined && { level }),
    ...(includeExecutionData !== undefined && { includeExecutionData }),
    ...(destinations.length > 0 && { destinations }),
  };
}

export function tracingSetting(node: SourceNode | undefined, scope: TemplateScope): { enabled: boolean } | undefined {
  const enabled = booleanOf(memberOf(node && scope.resolve(node, scope), 'Enabled'));
  return enabled === undefined ? undefined : { enabled };
}

/** CloudFormation takes "true" for true. */
function booleanOf(node: SourceNode | undefined): boolean | undefined {
  if (node?.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const text = textOf(node)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
