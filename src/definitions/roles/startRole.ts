import type { PolicyStatement } from '../../contract/DeclaredRole';
import type { Position } from '../../util/Position';
import type { RoleDraft } from './RoleParts';

/** A role that SAM or a plugin generates for what starts a state machine. */
export interface GeneratedRole {
  readonly arn: string;
  readonly source: Position;
  /** Who assumes it: `events.amazonaws.com`. */
  readonly principal: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** What it allows besides. */
  readonly more?: readonly PolicyStatement[];
  readonly boundaryArn?: string | undefined;
}

export function startRole({
  arn,
  source,
  principal,
  actions,
  resources,
  more = [],
  boundaryArn,
}: GeneratedRole): RoleDraft {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const trust: PolicyStatement = { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [principal] } };
  const start: PolicyStatement = { Effect: 'Allow', Action: actions, Resource: resources };
  return {
    name,
    aliases: [],
    arn,
    source,
    trust: { document: { Statement: [trust] }, unreadable: [] },
    policies: [
      {
        name: `${name}Policy`,
        origin: 'inline',
        source,
        read: { document: { Statement: [start, ...more] }, unreadable: [] },
      },
    ],
    managed: [],
    boundaryArn,
  };
}
