import { HarnessError } from '../../../errors/HarnessError';
import type { IamRequest } from '../../../services/iam/evaluate/IamRequest';
import type { RoleUse } from './RoleUse';
import type { IamSettings } from './IamOption';

/** The error about a role whose policies are not known: neither a pass nor a failure would be true. */
export function unknownRole(
  { roleArn, subject, stateMachineName }: RoleUse,
  { roles = {} }: IamSettings,
): HarnessError {
  const machine = stateMachineName === undefined ? '' : ` of state machine '${stateMachineName}'`;
  const known = Object.keys(roles);
  const besides = known.length === 0 ? '' : ` It has only ${known.join(', ')}.`;
  return new HarnessError(
    `What the role ${roleArn} may do is not known, so it cannot be enforced for ${subject}${machine}: no loaded file declares the role.\n` +
      `Give its policies in the option iam:${besides}\n` +
      `  iam: { roles: { '${roleArn}': { Statement: [{ Effect: 'Allow', Action: '…', Resource: '…' }] } } }\n` +
      `For a machine that the test defines itself, write its policies beside the definition: { policies: { Statement: […] } }.`,
  );
}

/** What cannot be decided about a request, and how to supply what is missing. */
export function undecidedRequest(
  { roleArn, subject }: RoleUse,
  { action, resource }: Pick<IamRequest, 'action' | 'resource'>,
  why: readonly string[],
): string {
  const on = typeof resource === 'string' ? resource : resource.pattern;
  const key = why.map((reason) => /condition key (\S+)|policy variable \$\{([^}]+)\}/.exec(reason)).find(Boolean);
  const name = key?.[1] ?? key?.[2];
  const remedy =
    name === undefined
      ? `Load the files with the missing values ({ parameters: { … } }), give the role's policies (iam: { roles: { '${roleArn}': … } }), or let such requests pass with a note: iam: { undecided: 'allow' }.`
      : `Give its value: iam: { context: { '${name}': '…' } }, or null if requests lack it.`;
  const list = why.map((reason) => `  ${reason}`).join('\n');
  return `Whether the role ${roleArn} allows ${action} on ${on} for ${subject} cannot be decided:\n${list}\n${remedy}`;
}

/** The error about two machines with one name and different roles: the answer would depend on their order. */
export function sameName(stateMachineName: string): HarnessError {
  return new HarnessError(
    `Two state machines of this test are named '${stateMachineName}', with different roles. Give one of them its own name: { name: '…' }.`,
  );
}

/** The error about a role that several files declare with different policies. */
export function ambiguousRole(roleArn: string): HarnessError {
  return new HarnessError(
    `Several files declare the role ${roleArn}, with different policies. Give it in the option iam: { roles: { '${roleArn}': … } }.`,
  );
}
