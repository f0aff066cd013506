import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import { holeNode, textNode } from '../source/nodes';
import type { TemplateScope } from './TemplateScope';

/** `AWS::Region` and its like. What stands for `AWS::StackName` is chosen at deployment, hence listed. */
export function pseudoParameter(
  name: string,
  scope: TemplateScope,
  at: Position,
  value: string,
): SourceNode | undefined {
  const { region, account, partition } = scope.context.deployment;
  const stackName = scope.stackName ?? 'stack';
  const generated = (stub: string, reason: string): SourceNode =>
    holeNode({ value, id: name, kind: 'generated', reason, stub, at });
  switch (name) {
    case 'AWS::Region':
      return textNode(region, at);
    case 'AWS::AccountId':
      return textNode(account, at);
    case 'AWS::Partition':
      return textNode(partition, at);
    case 'AWS::URLSuffix':
      return textNode(partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com', at);
    case 'AWS::NoValue':
      return { kind: 'none', at };
    case 'AWS::NotificationARNs':
      return { kind: 'list', items: [], at };
    case 'AWS::StackName':
      if (scope.stackName !== undefined) return textNode(stackName, at);
      return generated(stackName, 'the stack gets its name when it is deployed');
    case 'AWS::StackId':
      return generated(
        `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/00000000-0000-0000-0000-000000000000`,
        'the stack gets its id when it is deployed',
      );
    default:
      return undefined;
  }
}
