import type { PolicyStatement } from '../../../contract/DeclaredRole';
import { conditionHolds } from './conditionHolds';
import type { IamRequest } from './IamRequest';
import { compareGlobs, globOf, literalGlob, type Glob } from './glob';
import { expand } from './policyVariables';
import type { ContextKeys } from './RequestContext';
import { allOf, anyOf, not, undecided, type Ternary } from './Ternary';

// AWS: IAM User Guide, "IAM JSON policy elements": Action, NotAction, Resource, NotResource, Condition.

/** Whether a statement is about a request. Its principal is not looked at. */
export function statementApplies(statement: PolicyStatement, request: IamRequest): Ternary {
  const action = matchesAction(statement, request.action);
  if (action === false) return false;
  const resource = matchesResource(statement, request);
  if (resource === false) return false;
  return allOf([action, resource, conditionHolds(statement, request.context ?? {})]);
}

/** AWS: actions ignore case. */
function matchesAction({ Action, NotAction, unresolved = [] }: PolicyStatement, requested: string): Ternary {
  const action = literalGlob(requested.toLowerCase());
  const isMatch = (pattern: string): boolean => compareGlobs(globOf(pattern.toLowerCase()), action) === 'all';
  const isOneOf = (patterns: readonly string[]): Ternary =>
    anyOf(patterns.map((pattern) => isMatch(pattern) || unlessUnknown(pattern, unresolved, isMatch)));
  if (Action !== undefined) return isOneOf(Action);
  return NotAction !== undefined && not(isOneOf(NotAction));
}

type Unresolved = NonNullable<PolicyStatement['unresolved']>;

/** Whether a pattern that does not match could if its unknown parts had other values: then that is undecided. */
function unlessUnknown(pattern: string, unresolved: Unresolved, matches: (widened: string) => boolean): Ternary {
  const unknown = unresolved.filter(({ stub }) => stub !== '' && pattern.includes(stub));
  if (unknown.length === 0 || !matches(unknown.reduce((text, { stub }) => text.replaceAll(stub, '*'), pattern)))
    return false;
  return undecided(unknown.map(({ value, reason }) => `${value}: ${reason}`).join('; '));
}

/** AWS: resources do not ignore case. A statement without any (a trust policy) is about whatever it is attached to. */
function matchesResource(statement: PolicyStatement, { resource, context = {} }: IamRequest): Ternary {
  const { Resource, NotResource, unresolved = [] } = statement;
  const patterns = Resource ?? NotResource;
  if (patterns === undefined) return true;
  const requested = typeof resource === 'string' ? literalGlob(resource) : globOf(resource.pattern);
  const matched = anyOf(
    patterns.flatMap(forms).map((pattern) => matchesArn(pattern, requested, { context, unresolved })),
  );
  return Resource === undefined ? not(matched) : matched;
}

interface ArnSettings {
  readonly context: ContextKeys;
  readonly unresolved: Unresolved;
}

function matchesArn(pattern: string, requested: Glob, { context, unresolved }: ArnSettings): Ternary {
  const glob = expand(pattern, context);
  if (glob === undefined) return false;
  if ('undecided' in glob) return glob;
  const match = compareGlobs(glob, requested);
  if (match === 'all') return true;
  const unknown = unlessUnknown(
    pattern,
    unresolved,
    (widened) => matchesArn(widened, requested, { context, unresolved: [] }) !== false,
  );
  if (unknown !== false) return unknown;
  return match === 'some' && undecided(`the resource ${requestedText(requested)} is only partly known`);
}

/** AWS: an ARN with fewer than six parts has `*` for each missing one. Its own `*` may extend over colons. */
function forms(pattern: string): readonly string[] {
  const missing = 6 - pattern.split(':').length;
  return pattern.startsWith('arn:') && missing > 0 ? [pattern, pattern + ':*'.repeat(missing)] : [pattern];
}

function requestedText(glob: Glob): string {
  return glob.map((symbol) => (typeof symbol === 'string' ? symbol : symbol.description!)).join('');
}
