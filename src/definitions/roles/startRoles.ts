import type { PolicyStatement } from '../../contract/DeclaredRole';
import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import type { RoleDraft } from './RoleParts';

/** Who assumes the role of a start, and what the role allows. */
interface StartRight {
  readonly roleArn: string | undefined;
  readonly principal: string;
  readonly action: string;
  readonly resources: readonly string[];
}

/**
 * The roles that SAM and the plugin of the Serverless Framework generate for what starts a machine: each may start the
 * machines of its starts, and nothing else. `isGenerated`: whether a role with this name is one of them. Sources:
 * github.com/aws/serverless-application-model, samtranslator/model/iam.py (step_functions_start_execution_role_policy);
 * github.com/serverless-operations/serverless-step-functions, lib/deploy/events.
 */
export function startRoles(
  starts: readonly DeclaredStart[],
  isGenerated: (name: string) => boolean,
): readonly RoleDraft[] {
  const roles = new Map<string, RoleDraft>();
  for (const start of starts) {
    for (const right of rightsOf(start)) {
      const { roleArn } = right;
      const name = roleArn?.slice(roleArn.lastIndexOf('/') + 1) ?? '';
      if (roleArn === undefined || !isGenerated(name)) continue;
      const before = roles.get(roleArn)?.policies ?? [];
      roles.set(roleArn, {
        ...roleOf(name, roleArn, start, right),
        policies: [...before, policyOf(name, start, right)],
      });
    }
  }
  return [...roles.values()];
}

function roleOf(name: string, arn: string, { source }: DeclaredStart, { principal }: StartRight): RoleDraft {
  const trust: PolicyStatement = { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [principal] } };
  return {
    name,
    aliases: [],
    arn,
    source,
    trust: { document: { Statement: [trust] }, unreadable: [] },
    policies: [],
    managed: [],
  };
}

function policyOf(
  name: string,
  { source }: DeclaredStart,
  { action, resources }: StartRight,
): RoleDraft['policies'][0] {
  const statement: PolicyStatement = { Effect: 'Allow', Action: [action], Resource: resources };
  const read = { document: { Statement: [statement] }, unreadable: [] };
  return { name: `${name}Policy`, origin: 'inline', source, read };
}

const startExecution = 'states:StartExecution';

function rightsOf(start: DeclaredStart): readonly StartRight[] {
  switch (start.kind) {
    case 'rule':
      return start.targets.map(({ arn, roleArn }) => ({
        roleArn,
        principal: 'events.amazonaws.com',
        action: startExecution,
        resources: [arn],
      }));
    case 'schedule': {
      const { arn, roleArn } = start.target;
      return [{ roleArn, principal: 'scheduler.amazonaws.com', action: startExecution, resources: [arn] }];
    }
    case 'restMethod': {
      const { roleArn, action, requestTemplates } = start;
      const named = Object.values(requestTemplates).flatMap((text) => text.match(machineArn) ?? []);
      const resources = named.length === 0 ? ['*'] : [...new Set(named)];
      return [{ roleArn, principal: 'apigateway.amazonaws.com', action: `states:${action}`, resources }];
    }
    default:
      return [];
  }
}

const machineArn = /arn:[^"'\\\s]*:stateMachine:[\w-]+/g;
