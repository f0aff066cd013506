import type { PolicyDocument, PolicyStatement } from '../../../contract/DeclaredRole';
import { isArray, isObject, type Json } from '../../../util/json';
import { compareGlobs, globOf, literalGlob } from './glob';
import type { ContextKeys } from './RequestContext';
import { statementApplies } from './statementApplies';
import { allOf, anyOf, not, undecided, type Ternary } from './Ternary';

/** The principal that assumes a role: a service (`states.amazonaws.com`), or the ARN of another role. */
export interface Assuming {
  readonly principal: string;
  readonly context?: ContextKeys;
}

/**
 * Whether a trust policy lets somebody assume its role. AWS: an explicit Deny wins (IAM User Guide, "AWS JSON policy
 * elements: Principal"; an account stands for its roles as far as their own policies allow).
 */
export function trusts({ Statement }: PolicyDocument, { principal, context = {} }: Assuming): Ternary {
  const verdict = (effect: PolicyStatement['Effect']): Ternary =>
    anyOf(
      Statement.filter((one) => one.Effect === effect).map((one) =>
        isMeant(one.Principal as Json | undefined, principal)
          ? statementApplies(one, { ...assume, context })
          : unlessUnknown(one),
      ),
    );
  return allOf([verdict('Allow'), not(verdict('Deny'))]);
}

const assume = { action: 'sts:AssumeRole', resource: '*' };

/** A principal that no file contains may be anybody. */
function unlessUnknown({ Principal = null, unresolved = [] }: PolicyStatement): Ternary {
  const text = JSON.stringify(Principal);
  const unknown = unresolved.find(({ stub }) => stub !== '' && text.includes(stub));
  return unknown !== undefined && undecided(`${unknown.value}: ${unknown.reason}`);
}

function isMeant(written: Json | undefined, principal: string): boolean {
  if (written === '*') return true;
  if (!isObject(written)) return false;
  const list = principal.startsWith('arn:') ? written['AWS'] : written['Service'];
  return (isArray(list) ? list : [list]).some((one) => typeof one === 'string' && isPrincipal(one, principal));
}

function isPrincipal(written: string, principal: string): boolean {
  if (written === '*' || written === principal) return true;
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(written)?.[1];
  if (account !== undefined) return principal.split(':')[4] === account;
  // A service in a region: `states.us-east-1.amazonaws.com` is the same service.
  const [service = '', ...rest] = principal.split('.');
  return (
    !principal.startsWith('arn:') &&
    compareGlobs(globOf(`${service}.*.${rest.join('.')}`), literalGlob(written)) === 'all'
  );
}
