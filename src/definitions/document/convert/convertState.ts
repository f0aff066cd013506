import type { WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../../util/json';
import { convertCondition } from './conditions';
import { convertMap } from './convertMap';
import { Expressions } from './Expressions';
import { NotConverted } from './NotConverted';
import type { NoteCode } from './notes';
import { readDefinitePath } from './readDefinitePath';
import { codeTree, guardsOf, printTree, withGuards, type Tree } from './Tree';

/** A state in JSONata, and what differs for some data. */
export interface ConvertedState {
  readonly object: JsonObject;
  readonly notes: readonly NoteCode[];
  /** The functions of JSONata that its expressions call. */
  readonly functions: readonly string[];
}

/** Converts a JSONPath state to JSONata, without its QueryLanguage. Throws NotConverted. */
export function convertState(state: WalkedState): ConvertedState {
  const converter = new StateConverter(state);
  const object = converter.convert();
  return { object, notes: [...converter.expressions.notes], functions: [...converter.expressions.functions] };
}

const stateInput = codeTree('$states.input');

/** Fields that JSONPath has and JSONata does not; `convert` has put their meaning elsewhere. */
const dropped = new Set([
  'QueryLanguage',
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'ErrorPath',
  'CausePath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
]);

class StateConverter {
  readonly expressions = new Expressions();
  private readonly object: JsonObject;
  /** What `$` means: the input after InputPath; `undefined` if InputPath is null. */
  private readonly effective: Tree | undefined;

  constructor(private readonly state: WalkedState) {
    this.object = state.object;
    this.effective = this.select(member(this.object, 'InputPath'), stateInput);
    if (typeof this.object['InputPath'] === 'string' && this.object['InputPath'] !== '$')
      this.expressions.notes.add('INPUT_PATH');
  }

  convert(): JsonObject {
    const { type } = this.state;
    if (type === undefined) throw new NotConverted('Its type is not known.');
    this.checkErrorNames();
    const kept = Object.entries(this.object).filter(([name]) => !dropped.has(name));
    const fields: Record<string, Json> = Object.fromEntries(
      kept.map(([name, value]) => [name, this.plain(name, value)]),
    );
    const works = type === 'Task' || type === 'Parallel' || type === 'Map';
    if (type === 'Task' || type === 'Parallel') this.setInput(fields, 'Arguments');
    if (type === 'Map')
      Object.assign(fields, convertMap(this.object, this.effective, this.effective === stateInput, this.expressions));
    if (type === 'Pass') this.setPass(fields);
    else if (works) this.setResult(fields);
    else if (type !== 'Fail') this.setThrough(fields);
    this.setSettings(fields);
    if (type === 'Choice') this.setRules(fields);
    if (isArray(this.object['Catch'])) fields['Catch'] = this.object['Catch'].map((one) => this.convertCatcher(one));
    return fields;
  }

  /** A field that both languages have, with the same meaning unless it holds an expression. */
  private plain(name: string, value: Json): Json {
    const isText = ['Error', 'Cause', 'Timestamp', 'Seconds', 'TimeoutSeconds', 'HeartbeatSeconds'].includes(name);
    return isText ? printTree(this.expressions.literal(value)) : value;
  }

  private checkErrorNames(): void {
    const handlers = ['Retry', 'Catch'].flatMap((name) => (isArray(this.object[name]) ? this.object[name] : []));
    const names = handlers.flatMap((one) => (isObject(one) && isArray(one['ErrorEquals']) ? one['ErrorEquals'] : []));
    if (names.some((name) => typeof name === 'string' && name.startsWith('States.') && name !== 'States.Timeout'))
      this.expressions.notes.add('ERROR_NAMES');
  }

  /** InputPath or OutputPath. `undefined`: null, so that there are no data. */
  private select(path: Json | undefined, from: Tree | undefined): Tree | undefined {
    if (path === undefined || path === '$') return from;
    if (path === null) return undefined;
    return this.expressions.path(path as string, from);
  }

  /** OutputPath. What it leaves out must be there all the same, or else the original fails. */
  private output(placed: Tree): Tree {
    const path = member(this.object, 'OutputPath');
    const output = this.select(path, placed) ?? ({ kind: 'literal', value: {} } as const);
    const isElsewhere = path === null || (typeof path === 'string' && readDefinitePath(path).root !== 'input');
    return isElsewhere ? withGuards(output, guardsOf(placed)) : output;
  }

  private template(value: Json, input: Tree | undefined): Tree {
    return this.expressions.template(value, input);
  }

  /** The input of the work: Parameters, or what InputPath selects. */
  private setInput(fields: Record<string, Json>, field: string): void {
    const parameters = member(this.object, 'Parameters');
    if (parameters !== undefined) fields[field] = printTree(this.template(parameters, this.effective));
    else if (this.effective !== stateInput) fields[field] = this.print(this.effective);
  }

  private print(tree: Tree | undefined): Json {
    return tree === undefined ? {} : printTree(tree);
  }

  /** Output and Assign of a state with a result. */
  private setResult(fields: Record<string, Json>): void {
    const raw = codeTree('$states.result');
    this.setAssign(fields, this.object, raw);
    const selector = member(this.object, 'ResultSelector');
    const result = selector === undefined ? raw : this.template(selector, raw);
    const output = this.output(this.place(this.object, result));
    if (output !== raw) fields['Output'] = this.print(output);
  }

  /** Pass: its Result, its Parameters or its input, placed by ResultPath. */
  private setPass(fields: Record<string, Json>): void {
    const { object } = this;
    const fixed = member(object, 'Result');
    const parameters = member(object, 'Parameters');
    // AWS: a Result of null counts as absent.
    const hasResult = fixed !== undefined && fixed !== null;
    const result = hasResult
      ? this.expressions.literal(fixed)
      : parameters !== undefined
        ? this.template(parameters, this.effective)
        : (this.effective ?? ({ kind: 'literal', value: {} } as const));
    this.setAssign(fields, object, result);
    const output = this.output(this.place(object, result));
    if (output !== stateInput) fields['Output'] = this.print(output);
  }

  /** A state that passes its input on. */
  private setThrough(fields: Record<string, Json>): void {
    this.setAssign(fields, this.object, this.effective);
    const output = this.output(this.effective ?? { kind: 'literal', value: {} });
    if (output !== stateInput) fields['Output'] = this.print(output);
  }

  private setAssign(fields: Record<string, Json>, owner: JsonObject, input: Tree | undefined): void {
    const assign = member(owner, 'Assign');
    if (assign !== undefined) fields['Assign'] = printTree(this.template(assign, input));
  }

  /** ResultPath: the result alone, the input alone, or the result put into the input. */
  private place(owner: JsonObject, result: Tree): Tree {
    const path = member(owner, 'ResultPath');
    if (path === undefined || path === '$') return result;
    // ResultSelector is evaluated all the same.
    if (path === null) return withGuards(stateInput, guardsOf(result));
    const { steps } = readDefinitePath(path as string);
    if (steps.length === 0) return result;
    const names = steps.filter((step) => typeof step === 'string');
    if (names.length < steps.length) throw new NotConverted('ResultPath leads into an array.');
    this.expressions.notes.add('OBJECT_NEEDED');
    this.expressions.functions.add('merge');
    return { kind: 'put', into: { text: '$states.input', guards: [] }, steps: names, value: result };
  }

  /** Settings that a path gives: `TimeoutSecondsPath` becomes an expression in `TimeoutSeconds`. */
  private setSettings(fields: Record<string, Json>): void {
    for (const [name, value] of Object.entries(this.object)) {
      if (!name.endsWith('Path') || ['InputPath', 'OutputPath', 'ResultPath', 'ItemsPath'].includes(name)) continue;
      if (dropped.has(name)) fields[name.slice(0, -'Path'.length)] = this.print(this.setting(name, value as string));
    }
    const credentials = member(this.object, 'Credentials');
    if (credentials !== undefined) fields['Credentials'] = printTree(this.template(credentials, this.effective));
  }

  private setting(name: string, value: string): Tree {
    if (name === 'ErrorPath' || name === 'CausePath') return this.expressions.expression(value, this.effective);
    return this.expressions.path(value, this.effective);
  }

  private setRules(fields: Record<string, Json>): void {
    const rules = this.object['Choices'];
    if (!isArray(rules)) throw new NotConverted('Choices is no array.');
    const output = fields['Output'];
    fields['Choices'] = rules.map((rule): Json => {
      if (!isObject(rule)) throw new NotConverted('A rule is no object.');
      const changed: Record<string, Json> = { Condition: convertCondition(rule, this.effective, this.expressions) };
      for (const name of ['Next', 'Comment']) if (rule[name] !== undefined) changed[name] = rule[name];
      this.setAssign(changed, rule, this.effective);
      // The Output of a Choice is that of its Default only.
      if (output !== undefined) changed['Output'] = output;
      return changed;
    });
  }

  private convertCatcher(catcher: Json): Json {
    if (!isObject(catcher)) throw new NotConverted('A catcher is no object.');
    const { ResultPath: _path, ...fields } = catcher;
    const error = codeTree('$states.errorOutput');
    const changed: Record<string, Json> = { ...fields };
    this.setAssign(changed, catcher, error);
    const output = this.place(catcher, error);
    if (output !== error) changed['Output'] = printTree(output);
    return changed;
  }
}
