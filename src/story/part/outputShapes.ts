import { member, type Json, type JsonObject } from '../../util/json';
import { objectsIn, textIn, type WalkedState } from '../../language/asl/walk';
import { anything, objectWith, shapeOfWritten, withField, type Shape } from './shapes';

/** The shapes of a state's output where it leads to another. `input`: those of its input. */
export function outputShapes(state: WalkedState, next: string, input: readonly Shape[]): readonly Shape[] {
  const { object } = state;
  const outputs: Shape[] = [];
  const rules = objectsIn(object, 'Choices').filter((rule) => textIn(rule, 'Next') === next);
  const isJsonata = state.language === 'JSONata';
  if (textIn(object, 'Next') === next || textIn(object, 'Default') === next)
    outputs.push(...(isJsonata ? jsonataOutput(state, object, input) : pathOutput(state, input)));
  // AWS: the Output of a rule replaces that of the state, which is only for Default.
  for (const rule of rules) outputs.push(...(isJsonata ? jsonataOutput(state, rule, input) : pathOutput(state, input)));
  for (const catcher of objectsIn(object, 'Catch').filter((each) => textIn(each, 'Next') === next))
    outputs.push(...(isJsonata ? caughtOutput(catcher) : withResult([objectWith('Error')], catcher, input)));
  return outputs;
}

function jsonataOutput({ object }: WalkedState, written: JsonObject, input: readonly Shape[]): readonly Shape[] {
  const output = member(written, 'Output');
  return output === undefined ? resultOr(object, input) : [jsonataShape(output)];
}

function caughtOutput(catcher: JsonObject): readonly Shape[] {
  const output = member(catcher, 'Output');
  return [output === undefined ? objectWith('Error') : jsonataShape(output)];
}

/** A literal, or an object whose members are known though their values are expressions. */
export function jsonataShape(written: Json): Shape {
  return shapeOfWritten(
    written,
    (name) => name,
    (text) => text.startsWith('{%'),
  );
}

/** A payload template: its members are known, their values are paths. */
export function templateShape(written: Json): Shape {
  return shapeOfWritten(
    written,
    (name) => name.replace(/\.\$$/, ''),
    () => true,
  );
}

/** InputPath, Parameters, ResultSelector, ResultPath and OutputPath. */
function pathOutput({ object }: WalkedState, input: readonly Shape[]): readonly Shape[] {
  const selector = member(object, 'ResultSelector');
  const result = selector === undefined ? resultOr(object, passed(object, input)) : [templateShape(selector)];
  return afterPath(object, 'OutputPath', withResult(result, object, input));
}

/** The effective input of a state, which a Pass hands on. */
function passed(object: JsonObject, input: readonly Shape[]): readonly Shape[] {
  const result = member(object, 'Result');
  if (result !== undefined) return [result === null ? anything : { kind: 'exactly', value: result }];
  const parameters = member(object, 'Parameters');
  return parameters === undefined ? afterPath(object, 'InputPath', input) : [templateShape(parameters)];
}

/** The result of what a state runs, or what it hands on. */
function resultOr(object: JsonObject, handedOn: readonly Shape[]): readonly Shape[] {
  switch (member(object, 'Type')) {
    case 'Task':
      return [anything];
    case 'Parallel': {
      const branches = member(object, 'Branches');
      return [{ kind: 'array', length: Array.isArray(branches) ? branches.length : undefined }];
    }
    case 'Map':
      return [member(object, 'ResultWriter') === undefined ? { kind: 'array' } : anything];
    default:
      return handedOn;
  }
}

/** ResultPath puts a result into the input. */
function withResult(result: readonly Shape[], written: JsonObject, input: readonly Shape[]): readonly Shape[] {
  const path = member(written, 'ResultPath');
  if (path === undefined || path === '$') return result;
  if (path === null) return input;
  const [, plain, quoted] = /^\$(?:\.([A-Za-z_]\w*)|\['([^'\\]+)'\])/.exec(typeof path === 'string' ? path : '') ?? [];
  const name = plain ?? quoted;
  return name === undefined ? [anything] : input.map((shape) => withField(shape, name));
}

/** InputPath or OutputPath. What a path selects is not known. */
export function afterPath(object: JsonObject, field: string, shapes: readonly Shape[]): readonly Shape[] {
  const path = member(object, field);
  if (path === undefined || path === '$') return shapes;
  return path === null ? [{ kind: 'exactly', value: {} }] : [anything];
}
