import { isArray, type Json } from '../../../../util/json';
import { leftOf, pairsOf, type AstNode } from '../syntax/ast';
import { isBuiltIn } from '../syntax/builtIns';
import { childrenOf } from '../syntax/childrenOf';

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Whether an expression must get data of its own, because the library may write into it: it marks arrays for `[]`,
 * fills an empty array that it groups or makes an object of, and notes the caller's name on whatever it is told to
 * call, be it a function or not. Also for names that every JavaScript object inherits, which are then no members.
 */
export function needsOwnData(root: AstNode): boolean {
  const functionNames = namesOfFunctions(root);
  const isCallable = (procedure: AstNode): boolean => {
    const name = procedure.value as string;
    return procedure.type === 'variable' && (functionNames.has(name) || isBuiltIn(name));
  };
  const writes = (node: AstNode, inContext: boolean): boolean => {
    if (node.keepArray === true || node.keepSingletonArray === true || node.group !== undefined) return true;
    if (node.type === 'name' && inherited.has(node.value as string)) return true;
    if (node.type === 'unary' && node.value === '{' && inContext) return true;
    if ((node.type === 'function' || node.type === 'partial') && !isCallable(node.procedure!)) return true;
    if (node.type === 'bind' && leftOf(node).value === 'clone') return true;
    const inner = inContext || node.type === 'path' || node.predicate !== undefined;
    if (node.type === 'unary' && node.value === '{')
      return pairsOf(node)
        .flat()
        .some((part) => writes(part, inContext));
    return childrenOf(node).some((child) => writes(child, inner));
  };
  return writes(root, false);
}

/** Names that the expression binds to functions of its own and to nothing else. */
function namesOfFunctions(root: AstNode): ReadonlySet<string> {
  const functionNames = new Set<string>();
  const otherNames = new Set<unknown>();
  const visit = (node: AstNode): void => {
    if (node.type === 'bind') (node.rhs!.type === 'lambda' ? functionNames : otherNames).add(leftOf(node).value);
    if (node.type === 'lambda') for (const parameter of node.arguments!) otherNames.add(parameter.value);
    otherNames.add(node.focus).add(node.index);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return new Set([...functionNames].filter((name) => !otherNames.has(name)));
}

/** A copy down to the last member, of objects that inherit nothing. */
export function ownCopy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map(ownCopy);
  const copy = Object.create(null) as Record<string, Json>;
  for (const name of Object.keys(value)) copy[name] = ownCopy(value[name]!);
  return copy;
}
