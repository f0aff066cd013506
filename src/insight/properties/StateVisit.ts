import type { BlockView, WalkedState } from '../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { hintExpression, hintRule } from './hints';
import { readJsonataPath, readJsonataPaths, readJsonPath, readJsonPaths, type ReadPath } from './readPaths';
import { Composed, follow, putAt, Source, type Known } from './Source';

/** Follows the data of a whole definition. */
export interface SourceTracer {
  /** Follows a block; returns its output. */
  block(block: BlockView, input: Known, item: Known): Known;
  /** The result of a Task. */
  result(state: string): Source;
  resolve(path: ReadPath, roots: Readonly<Record<string, Known>>): Known;
  /** Sets a variable. */
  assign(name: string, value: Known): void;
}

type Go = (name: Json | undefined, data: Known) => void;

/** One state, with the data that reaches it. */
export class StateVisit {
  private result: Known;

  constructor(
    private readonly tracer: SourceTracer,
    private readonly state: WalkedState,
    private readonly input: Known,
    private readonly item: Known,
  ) {}

  run(go: Go): Known {
    const { state } = this;
    const output = state.language === 'JSONata' ? this.runJsonata(go) : this.runJsonPath(go);
    go(this.field('Next'), output);
    const choices = this.field('Choices');
    for (const rule of isArray(choices) ? choices.filter(isObject) : []) {
      this.assign(rule);
      go(rule['Next'], rule['Output'] === undefined ? output : this.template(rule['Output']));
    }
    go(this.field('Default'), output);
    return output;
  }

  private runJsonPath(go: Go): Known {
    const input = this.path('InputPath', this.input);
    const parameters = this.field('Parameters');
    const effective = parameters === undefined ? input : this.template(parameters, input);
    for (const name of ['SecondsPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath'])
      if (this.field(name) !== undefined) hint(this.path(name, this.input), 1, 60);
    if (this.field('TimestampPath') !== undefined) hint(this.path('TimestampPath', this.input), pastTime);
    for (const name of ['ErrorPath', 'CausePath'])
      if (this.field(name) !== undefined) hint(this.path(name, this.input), 'text');
    const rules = this.field('Choices');
    if (isArray(rules)) for (const rule of rules.filter(isObject)) hintRule(rule, (path) => this.resolve(path, input));
    this.result = this.resultOf(effective, input);
    this.catches(go, (catcher, error) => this.merge(catcher['ResultPath'], error));
    const chosen = this.field('ResultSelector');
    const selected = chosen === undefined ? this.result : this.template(chosen, this.result);
    this.assign(this.state.object, this.result);
    if (this.state.type === 'Choice' || this.state.type === 'Wait' || this.state.type === 'Succeed')
      return this.path('OutputPath', input);
    return this.path('OutputPath', this.merge(this.field('ResultPath'), selected));
  }

  private runJsonata(go: Go): Known {
    for (const name of [
      'Arguments',
      'Seconds',
      'Timestamp',
      'TimeoutSeconds',
      'Error',
      'Cause',
      'Items',
      'ItemSelector',
    ])
      this.template(this.field(name));
    for (const name of ['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds']) this.hintField(name, 1, 60);
    this.hintField('Timestamp', pastTime);
    const rules = this.field('Choices');
    if (isArray(rules)) for (const rule of rules.filter(isObject)) this.template(rule['Condition']);
    const { type } = this.state;
    const args = this.field('Arguments');
    const isWork = type === 'Task' || type === 'Map' || type === 'Parallel';
    this.result = isWork ? this.resultOf(args === undefined ? this.input : this.template(args), this.input) : undefined;
    this.catches(go, (catcher) => (catcher['Output'] === undefined ? undefined : this.template(catcher['Output'])));
    this.assign(this.state.object);
    const written = this.field('Output');
    if (written !== undefined) return this.template(written);
    return isWork ? this.result : this.input;
  }

  /** Adds hints to a JSONata field's value if it is only a path. */
  private hintField(name: string, ...values: readonly Json[]): void {
    const written = this.field(name);
    if (typeof written === 'string') hint(this.expression(written), ...values);
  }

  private catches(go: Go, output: (catcher: JsonObject, error: Known) => Known): void {
    const catchers = this.field('Catch');
    for (const catcher of isArray(catchers) ? catchers.filter(isObject) : []) {
      this.assign(catcher);
      go(catcher['Next'], output(catcher, undefined));
    }
  }

  /** The result of a Task, Map, Parallel or Pass. */
  private resultOf(effective: Known, input: Known): Known {
    const { tracer, state, item } = this;
    if (state.type === 'Task') return tracer.result(state.name);
    if (state.type === 'Pass') return this.field('Result') === undefined ? effective : undefined;
    if (state.type === 'Parallel') {
      const outputs = state.blocks.map((block) => tracer.block(block, effective, item));
      return new Composed(new Map([['[]', outputs[0]]]));
    }
    if (state.type !== 'Map') return effective;
    for (const [name, member] of mapTemplates) {
      const written = this.field(name);
      if (isObject(written)) this.template(written[member], input);
    }
    const element = this.field('ItemReader') === undefined ? follow(this.items(input), [{ fewest: 0 }]) : undefined;
    const selector =
      this.field('ItemSelector') ?? (state.language === 'JSONata' ? undefined : this.field('Parameters'));
    const inside = new StateVisit(tracer, state, input, element);
    const given = selector === undefined ? element : inside.template(selector, input);
    return new Composed(new Map([['[]', state.blocks[0] && tracer.block(state.blocks[0], given, element)]]));
  }

  /** The items of a Map without an ItemReader. */
  private items(input: Known): Known {
    if (this.state.language === 'JSONata') return this.template(this.field('Items') ?? '{% $states.input %}');
    return this.path('ItemsPath', input);
  }

  private assign(holder: JsonObject, from: Known = this.input): void {
    const written = holder['Assign'];
    if (!isObject(written)) return;
    const value = this.template(written, from);
    if (value instanceof Composed) for (const [name, known] of value.members) this.tracer.assign(name, known);
  }

  private merge(resultPath: Json | undefined, value: Known): Known {
    if (resultPath === null) return this.input;
    const steps = typeof resultPath === 'string' ? (readJsonPath(resultPath)?.steps ?? []) : [];
    return putAt(this.input, steps, value);
  }

  private path(name: string, from: Known): Known {
    const written = this.field(name);
    if (written === undefined) return from;
    const read = typeof written === 'string' ? readJsonPath(written) : undefined;
    return read && this.resolve(read, from);
  }

  private resolve(path: ReadPath, input: Known): Known {
    return this.tracer.resolve(path, { input, result: this.result, item: this.item });
  }

  /** The result of a template; follows everything that it reads. */
  private template(value: Json | undefined, from: Known = this.input): Known {
    if (typeof value === 'string') return this.state.language === 'JSONata' ? this.expression(value) : undefined;
    if (isArray(value)) {
      const elements = value.map((one) => this.template(one, from));
      return new Composed(new Map([['[]', elements[0]]]));
    }
    if (!isObject(value)) return undefined;
    const members = Object.entries(value).map(([name, inner]): [string, Known] => {
      if (this.state.language === 'JSONata' || !name.endsWith('.$')) return [name, this.template(inner, from)];
      return [name.slice(0, -2), typeof inner === 'string' ? this.jsonPath(inner, from) : undefined];
    });
    return new Composed(new Map(members));
  }

  private jsonPath(text: string, from: Known): Known {
    if (!text.startsWith('States.')) {
      const read = readJsonPath(text);
      return read && this.resolve(read, from);
    }
    const [, parsed] = /^States\.StringToJson\(\s*(\$[^(),\s]*)\s*\)$/.exec(text) ?? [];
    if (parsed !== undefined) return parse(this.jsonPath(parsed, from));
    for (const path of readJsonPaths(text)) {
      const known = this.resolve(path, from);
      if (text.startsWith('States.MathAdd')) hint(known, 1, 2);
      if (text.includes('States.StringToJson')) hint(known, '{}');
    }
    return undefined;
  }

  private expression(text: string): Known {
    const inner = /^\{%(.*)%\}$/s.exec(text)?.[1];
    if (inner === undefined) return undefined;
    const whole = readJsonataPath(inner);
    if (whole !== undefined) return this.resolve(whole, this.input);
    const parsed = this.parsed(inner);
    if (parsed !== undefined) return parsed;
    for (const path of readJsonataPaths(inner)) this.resolve(path, this.input);
    hintExpression(inner, (path) => this.resolve(path, this.input));
    return undefined;
  }

  /** Follows what is read of a parsed JSON string. Returns its value if the whole expression is one. */
  private parsed(expression: string): Known {
    let known: Known;
    for (const [whole, text = '', way = ''] of expression.matchAll(parseCall)) {
      const path = readJsonataPath(text);
      const found = path && follow(parse(this.resolve(path, this.input)), readJsonataPath(`$value${way}`)?.steps ?? []);
      if (whole === expression.trim()) known = found;
    }
    return known;
  }

  private field(name: string): Json | undefined {
    return member(this.state.object, name);
  }
}

/** Map templates that are inside an object. */
const mapTemplates = [
  ['ItemReader', 'Parameters'],
  ['ItemReader', 'Arguments'],
  ['ItemBatcher', 'BatchInput'],
  ['ResultWriter', 'Parameters'],
  ['ResultWriter', 'Arguments'],
] as const;

/** A time before each run. A later one may be more than a year away, longer than any run. */
const pastTime = '2000-01-01T00:00:00Z';

const parseCall = /\$parse\(\s*(\$[A-Za-z_][\w.]*)\s*\)((?:\.[A-Za-z_]\w*|\[-?\d+\])*)/g;

function parse(known: Known): Known {
  return known instanceof Source ? known.parse() : undefined;
}

function hint(known: Known, ...values: readonly Json[]): void {
  if (known instanceof Source) known.hint(...values);
}
