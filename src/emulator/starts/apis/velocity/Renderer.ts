import { doubleNumber, readNumber } from '../../../../util/ExactNumber';
import { checkItems, checkIterations, checkTextLength, StepCount } from './bounds';
import { itemAt, iteratedItems } from './items';
import { callMethod, getProperty } from './methods/callMethod';
import type { BlockHead, VelocityExpression, PathPart, Reference, TemplateNode } from './nodes';
import { isTruthy, operate } from './operate';
import { parseInterpolated } from './parseMapping';
import { TemplateError } from './TemplateError';
import { JavaList, JavaMap, print, type Value } from './values';

/** AWS: Velocity's own limit for macros that call themselves (velocimacro.max.depth). */
const deepestMacro = 20;

interface Macro {
  readonly parameters: readonly string[];
  readonly body: readonly TemplateNode[];
}

/** Strings in double quotes, parsed. */
const texts = new WeakMap<object, readonly TemplateNode[]>();

/**
 * Evaluates a template that velocityjs has parsed, by the rules of Apache Velocity 1.7. Throws TemplateError.
 *
 * AWS: a reference without a value prints nothing (Velocity prints its name; localstack, services/apigateway: templating).
 */
export class Renderer {
  private readonly steps = new StepCount();
  private readonly macros = new Map<string, Macro>();
  private depth = 0;
  private isBroken = false;

  /** `variables`: what the template begins with. It gets those that the template sets. */
  constructor(private readonly variables: Map<string, Value>) {}

  render(nodes: readonly TemplateNode[]): string {
    let text = '';
    for (const node of nodes) {
      if (this.isBroken) break;
      text += typeof node === 'string' ? node : this.renderNode(node);
      checkTextLength(text.length);
    }
    return text;
  }

  private renderNode(node: Exclude<TemplateNode, string>): string {
    this.steps.take();
    if (isBlock(node)) return this.renderBlock(node[0], node.slice(1) as readonly TemplateNode[]);
    switch (node.type) {
      case 'references': {
        const value = this.evaluate(node);
        return value === null ? '' : print(value);
      }
      case 'set':
        this.assign(node.equal[0], this.evaluate(node.equal[1]));
        return '';
      case 'raw':
        return node.value;
      case 'comment':
        return '';
      case 'break':
        this.isBroken = true;
        return '';
      case 'macro_call':
        return this.callMacro(node.id, node.args || []);
      default:
        throw new TemplateError(`An #${node.type} is outside of its #if.`);
    }
  }

  private renderBlock(head: BlockHead, body: readonly TemplateNode[]): string {
    switch (head.type) {
      case 'if':
        return this.render(this.chooseBranch(head.condition, body));
      case 'foreach':
        return this.renderLoop(head, body);
      case 'macro':
        this.macros.set(head.id, { parameters: (head.args || []).map(({ id }) => id), body });
        return '';
      case 'define':
        this.variables.set(head.id, this.render(body));
        return '';
      case 'noescape':
        return this.render(body);
      default:
        throw new TemplateError('Stepmill does not run #@ calls of macros with a body.');
    }
  }

  private chooseBranch(condition: VelocityExpression, body: readonly TemplateNode[]): readonly TemplateNode[] {
    let isChosen = isTruthy(this.evaluate(condition));
    let from = 0;
    for (const [at, node] of body.entries()) {
      if (typeof node === 'string' || !('type' in node) || (node.type !== 'elseif' && node.type !== 'else')) continue;
      if (isChosen) return body.slice(from, at);
      isChosen = node.type === 'else' || isTruthy(this.evaluate(node.condition));
      from = at + 1;
    }
    return isChosen ? body.slice(from) : [];
  }

  private renderLoop(head: Extract<BlockHead, { type: 'foreach' }>, body: readonly TemplateNode[]): string {
    const items = iteratedItems(this.evaluate(head.from));
    checkIterations(items.length);
    const outer = this.enter([head.to, 'foreach', 'velocityCount']);
    let text = '';
    for (const [index, item] of items.entries()) {
      this.variables.set(head.to, item);
      const count = index + 1;
      const loop = { count, index, hasNext: count < items.length, first: index === 0, last: count === items.length };
      this.variables.set('foreach', JavaMap.of(loop));
      this.variables.set('velocityCount', count);
      text += this.render(body);
      checkTextLength(text.length);
      if (this.isBroken) break;
    }
    this.isBroken = false;
    outer();
    return text;
  }

  private callMacro(name: string, args: readonly VelocityExpression[]): string {
    const macro = this.macros.get(name);
    if (macro === undefined) throw new TemplateError(`There is no macro #${name}.`);
    if (this.depth >= deepestMacro)
      throw new TemplateError(`The macro #${name} calls itself more than ${deepestMacro} times.`);
    const values = macro.parameters.map((_, at) => (at < args.length ? this.evaluate(args[at]!) : null));
    const outer = this.enter(macro.parameters);
    for (const [at, parameter] of macro.parameters.entries()) this.variables.set(parameter, values[at]!);
    this.depth += 1;
    const text = this.render(macro.body);
    this.depth -= 1;
    outer();
    return text;
  }

  /** Remembers variables, and returns what gives them their values again. */
  private enter(names: readonly string[]): () => void {
    const before = names.map((name) => [name, this.variables.get(name)] as const);
    return () => {
      for (const [name, value] of before)
        if (value === undefined) this.variables.delete(name);
        else this.variables.set(name, value);
    };
  }

  private evaluate(node: VelocityExpression): Value {
    this.steps.take();
    switch (node.type) {
      case 'references':
        return this.follow(this.root(node), node.path ?? []);
      case 'string':
        return node.isEval === true ? this.renderText(node) : node.value;
      case 'integer':
        return readNumber(String(node.value));
      case 'decimal':
        return doubleNumber(Number(node.value));
      case 'bool':
        return node.value === 'null' ? null : node.value === 'true';
      case 'map':
        return JavaMap.of(
          Object.fromEntries(Object.entries(node.value ?? {}).map(([name, member]) => [name, this.evaluate(member)])),
        );
      case 'array':
        return new JavaList(node.isRange === true ? this.range(node.value) : node.value.map((item) => this.item(item)));
      case 'math':
        return operate(node.operator, this.evaluate(node.expression[0]!), () => this.evaluate(node.expression[1]!));
      default:
        throw new TemplateError(`Stepmill does not evaluate a ${(node as { type: string }).type} in a template.`);
    }
  }

  private renderText(node: Extract<VelocityExpression, { type: 'string' }>): string {
    if (!/[$#]/.test(node.value)) return node.value;
    let nodes = texts.get(node);
    if (nodes === undefined) texts.set(node, (nodes = parseInterpolated(node.value)));
    return this.render(nodes);
  }

  private root(node: Reference): Value {
    if (node.args !== undefined) throw new TemplateError(`$${node.id}(…) is no function.`);
    return this.variables.get(node.id) ?? null;
  }

  private follow(start: Value, path: readonly PathPart[]): Value {
    let value = start;
    for (const part of path) {
      this.steps.take();
      if (part.type === 'property') value = getProperty(value, part.id);
      else if (part.type === 'index') value = itemAt(value, this.evaluate(part.id));
      else
        value = callMethod(
          value,
          part.id,
          (part.args || []).map((arg) => this.evaluate(arg)),
        );
    }
    return value;
  }

  private assign({ id, path = [] }: Reference, value: Value): void {
    const last = path.at(-1);
    if (last === undefined) return void this.variables.set(id, value);
    const owner = this.follow(this.variables.get(id) ?? null, path.slice(0, -1));
    const name = last.type === 'property' ? last.id : last.type === 'index' ? this.evaluate(last.id) : undefined;
    if (owner instanceof JavaMap && typeof name === 'string') owner.members.set(name, value);
    else if (owner instanceof JavaList && typeof name === 'number' && name >= 0 && name < owner.items.length)
      owner.items[name] = value;
    else
      throw new TemplateError(`#set cannot assign to $${id}${path.map(shown).join('')}: it is not in a map or list.`);
  }

  private item(item: VelocityExpression | string | number): Value {
    return typeof item === 'object' ? this.evaluate(item) : Number(item);
  }

  private range(bounds: readonly (VelocityExpression | string | number)[]): Value[] {
    const [from, to] = bounds.map((bound) => this.item(bound));
    if (typeof from !== 'number' || typeof to !== 'number') throw new TemplateError('A range needs two whole numbers.');
    const count = Math.abs(to - from) + 1;
    checkItems(count);
    return Array.from({ length: count }, (_, at) => (from <= to ? from + at : from - at));
  }
}

function isBlock(node: TemplateNode): node is readonly [BlockHead, ...TemplateNode[]] {
  return Array.isArray(node);
}

function shown(part: PathPart): string {
  if (part.type === 'index') return '[…]';
  return part.type === 'method' ? `.${part.id}(…)` : `.${part.id}`;
}
