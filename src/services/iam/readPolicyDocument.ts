import type { PolicyDocument, PolicyStatement } from '../../contract/DeclaredRole';
import { isObject, type Json } from '../../util/json';
import { didYouMean } from '../../util/nearest';
import { present } from '../../util/present';

/** A policy document in the form of {@link PolicyDocument}, or what is wrong with it, in words. */
export function readPolicyDocument(given: Json | undefined): PolicyDocument | string {
  if (!isObject(given)) return 'a policy document is an object with Statement';
  const { Statement } = given;
  if (Statement === undefined) return 'the policy document has no Statement';
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map(readStatement);
  const wrong = statements.find((one) => typeof one === 'string');
  return wrong ?? { Statement: statements as PolicyStatement[] };
}

/** AWS: IAM User Guide, "Grammar of the IAM JSON policy language"; NotPrincipal is for policies of resources only. */
const elements = ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** Why an object is no statement, or the statement with lists only. AWS rejects a policy with such a statement. */
export function readStatement(given: Json | undefined): PolicyStatement | string {
  if (!isObject(given)) return 'a statement of a policy is an object';
  const { Sid, Effect, Principal, Condition } = given;
  const stranger = Object.keys(given).find((name) => !elements.includes(name));
  if (stranger !== undefined)
    return ["a statement has no element '" + stranger + "'", didYouMean(stranger, elements)].filter(Boolean).join('. ');
  if (Effect !== 'Allow' && Effect !== 'Deny') return "the Effect of a statement is 'Allow' or 'Deny'";
  const lists: Record<string, readonly string[] | undefined> = {};
  for (const name of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    const list = textsOf(given[name]);
    if (list === null) return `${name} is neither a string nor a list of strings`;
    lists[name] = list;
  }
  if (lists.Action === undefined && lists.NotAction === undefined)
    return 'a statement has neither Action nor NotAction';
  const condition = readCondition(Condition);
  if (typeof condition === 'string') return condition;
  if (lists.Resource === undefined && lists.NotResource === undefined && Principal === undefined)
    return 'a statement has neither Resource nor NotResource';
  return present({
    Sid: typeof Sid === 'string' ? Sid : undefined,
    Effect,
    ...lists,
    Principal,
    Condition: condition,
  }) as PolicyStatement;
}

function readCondition(given: Json | undefined): PolicyStatement['Condition'] | string {
  if (given === undefined) return undefined;
  if (!isObject(given)) return 'Condition is not an object';
  const operators: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of Object.entries(given)) {
    if (!isObject(keys)) return `the condition ${operator} is not an object`;
    operators[operator] = {};
    for (const [key, value] of Object.entries(keys)) {
      const list = textsOf(value);
      if (list === null || list === undefined)
        return `the value of ${key} in the condition ${operator} is not a string`;
      operators[operator][key] = list;
    }
  }
  return operators;
}

/** A list of strings; numbers and booleans count as such. `null` for anything else. */
function textsOf(given: Json | undefined): readonly string[] | undefined | null {
  if (given === undefined) return undefined;
  const texts = (Array.isArray(given) ? given : [given]).map((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? String(one) : undefined,
  );
  return texts.includes(undefined) ? null : (texts as string[]);
}
