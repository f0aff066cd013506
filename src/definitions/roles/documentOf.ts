import type { PolicyDocument, PolicyStatement } from '../../contract/DeclaredRole';
import { readPolicyDocument, readStatement } from '../../services/iam/readPolicyDocument';
import { isObject, parseJson, type Json } from '../../util/json';
import type { MappedText } from '../source/MappedText';
import { renderJson } from '../source/renderJson';
import type { Hole } from '../source/Hole';
import type { SourceNode } from '../source/SourceNode';
import type { AwsEnvironment } from '../stubs/AwsEnvironment';
import { fillHoles } from '../stubs/fillHoles';

/** A policy document as far as it can be read, and why parts of it cannot, in words. */
export interface ReadDocument {
  readonly document: PolicyDocument;
  readonly unreadable: readonly string[];
}

/** A value that no file contains. A value that AWS generates has the same stub everywhere. */
type Unresolved = readonly (NonNullable<PolicyStatement['unresolved']>[number] & { readonly kind: Hole['kind'] })[];

/** The policy document in a value: a map, or a JSON string. Its references are resolved. */
export function documentOf(node: SourceNode, deployment: AwsEnvironment): ReadDocument {
  const hole = node.kind === 'text' ? node.text.onlyHole : undefined;
  if (hole) return unreadable(`${hole.value} has no value here: ${hole.reason}`);
  return documentOfText(node.kind === 'text' ? node.text : renderJson(node, { compact: true }), deployment);
}

/** The document in JSON text. A value that no file contains is a stub, and listed in its statement. */
function documentOfText(written: MappedText, deployment: AwsEnvironment): ReadDocument {
  const { text, filled } = fillHoles(written, 'json', deployment);
  const unresolved = filled.map(({ hole: { value, reason, kind }, stub }) => ({ value, stub, reason, kind }));
  try {
    return documentOfJson(parseJson(text.toString()), unresolved);
  } catch (error) {
    return unreadable(`it is not JSON (${(error as Error).message})`);
  }
}

export function documentOfJson(json: Json, unresolved: Unresolved = []): ReadDocument {
  const { Statement } = isObject(json) ? json : {};
  if (Statement === undefined) return unreadable(readPolicyDocument(json) as string);
  const read = (Array.isArray(Statement) ? (Statement as readonly Json[]) : [Statement]).map((one) =>
    statementOf(one, unresolved),
  );
  return {
    document: { Statement: read.filter((one) => typeof one !== 'string') },
    unreadable: read.filter((one) => typeof one === 'string'),
  };
}

function statementOf(json: Json, unresolved: Unresolved): PolicyStatement | string {
  const hole = unresolved.find(({ stub }) => stub === json);
  if (hole) return `${hole.value} has no value here: ${hole.reason}`;
  const statement = readStatement(json);
  if (typeof statement === 'string') return statement;
  const text = JSON.stringify(json);
  const own = unresolved
    .filter(({ stub, kind }) =>
      kind === 'unknown' ? text.includes(JSON.stringify(stub).slice(1, -1)) : isNoArn(statement, stub),
    )
    .map(({ kind: _, ...value }) => value);
  return own.length === 0 ? statement : { ...statement, unresolved: own };
}

/** Whether a stub is in a resource that is no ARN with it: an attribute whose form is not known here. */
function isNoArn({ Resource, NotResource }: PolicyStatement, stub: string): boolean {
  return (Resource ?? NotResource ?? []).some((arn) => arn.includes(stub) && !/^(?:arn:|\*|\$)/.test(arn));
}

function unreadable(why: string): ReadDocument {
  return { document: { Statement: [] }, unreadable: [why] };
}
