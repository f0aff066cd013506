import { isBuiltIn } from '../library/library';
import { childrenOf, pairsOf, leftOf, type AstNode } from './ast';
import { looksBack } from './joinStates';

/** The external references of an expression. */
export interface References {
  /**
   * Free `$name`s, sorted: workflow variables. A built-in's name counts unless it is only called (`$count + 1` does).
   */
  readonly variables: readonly string[];
  /** Built-ins that it may use, sorted. */
  readonly builtIns: readonly string[];
  /** Members of `$states`, sorted; `all` if it is used as a whole. */
  readonly statesMembers: readonly string[];
}

/** The names that are bound at a position of an expression, innermost first. */
class Names {
  private readonly names: Set<string>;
  private readonly outer: Names | undefined;
  /** Bodies of functions run later, when all names of the block are bound. */
  readonly later: (() => void)[] = [];

  constructor(names: Iterable<string>, outer?: Names) {
    this.names = new Set(names);
    this.outer = outer;
  }

  add(name: string): void {
    this.names.add(name);
  }

  has(name: string): boolean {
    return this.names.has(name) || (this.outer?.has(name) ?? false);
  }
}

export function findReferences(root: AstNode): References {
  const variables = new Set<string>();
  const builtIns = new Set<string>();
  const statesMembers = new Set<string>();

  const readVariable = (name: string, bound: Names, called: boolean): void => {
    if (name === '' || name === '$' || bound.has(name)) return;
    if (name === 'states') statesMembers.add('all');
    else {
      if (isBuiltIn(name)) builtIns.add(name);
      if (!called || !isBuiltIn(name)) variables.add(name);
    }
  };

  const inScope = (names: Iterable<string>, outer: Names, visitAll: (bound: Names) => void): void => {
    const bound = new Names(names, outer);
    visitAll(bound);
    for (const visitBody of bound.later) visitBody();
  };

  const visitPath = (steps: AstNode[], node: AstNode, outer: Names): void => {
    inScope([], outer, (bound) => {
      for (const [index, step] of steps.entries()) {
        const second = steps[1];
        // The filters of a step may use the names that it binds.
        if (step.focus !== undefined) bound.add(step.focus);
        if (step.index !== undefined) bound.add(step.index);
        const isStates = index === 0 && step.type === 'variable' && step.value === 'states' && !bound.has('states');
        const isWhole = step.stages === undefined && step.predicate === undefined;
        if (isStates && isWhole && second?.type === 'name' && !looksBack(second)) {
          statesMembers.add(second.value as string);
        } else visit(step, bound);
      }
      visitGroup(node, bound);
    });
  };

  const visitStages = (node: AstNode, bound: Names): void => {
    for (const stage of [...(node.predicate ?? []), ...(node.stages ?? [])]) {
      if (stage.type === 'index') bound.add(stage.value as string);
      else visit(stage.expr!, bound);
    }
  };

  const visitGroup = (node: AstNode, bound: Names): void => {
    for (const [key, value] of node.group?.lhs ?? []) {
      visit(key, bound);
      visit(value, bound);
    }
  };

  const visit = (node: AstNode, bound: Names): void => {
    switch (node.type) {
      case 'path':
        return visitPath(node.steps!, node, bound);
      case 'variable':
        readVariable(node.value as string, bound, false);
        break;
      case 'function':
      case 'partial':
        if (node.procedure!.type === 'variable') readVariable(node.procedure!.value as string, bound, true);
        else visit(node.procedure!, bound);
        for (const argument of node.arguments!) visit(argument, bound);
        break;
      case 'bind': {
        const name = (node.lhs as AstNode).value as string;
        // A function may call itself; any other value is evaluated before its name is bound.
        if (node.rhs!.type === 'lambda') bound.add(name);
        visit(node.rhs!, bound);
        bound.add(name);
        break;
      }
      case 'block':
        inScope([], bound, (inner) => {
          for (const part of node.expressions!) visit(part, inner);
        });
        break;
      case 'lambda': {
        const parameters = node.arguments!.map((parameter) => parameter.value as string);
        bound.later.push(() => inScope(parameters, bound, (inner) => visit(node.body!, inner)));
        break;
      }
      case 'unary':
        if (node.value === '{') {
          for (const [key, value] of pairsOf(node)) {
            visit(key, bound);
            visit(value, bound);
          }
          break;
        }
        for (const child of childrenOf(node)) visit(child, bound);
        break;
      case 'transform':
        // It copies its input with the function of this name.
        readVariable('clone', bound, true);
        for (const child of childrenOf(node)) visit(child, bound);
        return;
      default:
        for (const child of childrenOf(node)) visit(child, bound);
        return;
    }
    visitStages(node, bound);
    visitGroup(node, bound);
  };

  inScope([], new Names([]), (bound) => visit(root, bound));
  const sorted = (found: Set<string>): string[] => [...found].sort();
  return { variables: sorted(variables), builtIns: sorted(builtIns), statesMembers: sorted(statesMembers) };
}

/**
 * What an expression reads at its top level, where there is no context item: `phone`, `$`, `$$`, in written order.
 *
 * AWS: a definition with such a reference is rejected. Only the first step of a path is at the top level; filters, sort
 * terms and groupings are not. The body of a function has the level of the expression that defines it.
 */
export function topLevelReferences(root: AstNode): string[] {
  const found = new Set<string>();
  const visit = (node: AstNode | undefined): void => {
    if (node === undefined) return;
    switch (node.type) {
      case 'name':
        found.add(node.value as string);
        return;
      case 'variable':
        if (node.value === '') found.add('$');
        if (node.value === '$') found.add('$$');
        return;
      case 'path':
        return visit(node.steps![0]);
      case 'unary':
        if (node.value === '{') pairsOf(node).flat().forEach(visit);
        else [...(node.expressions ?? []), node.expression].forEach(visit);
        return;
      case 'binary':
      case 'apply':
        return [leftOf(node), node.rhs].forEach(visit);
      case 'function':
      case 'partial':
        return [node.procedure, ...node.arguments!].forEach(visit);
      case 'lambda':
        return visit(node.body);
      case 'condition':
        return [node.condition, node.then, node.else].forEach(visit);
      case 'block':
        return node.expressions!.forEach(visit);
      case 'bind':
        return visit(node.rhs);
      default:
    }
  };
  visit(root);
  return [...found];
}
