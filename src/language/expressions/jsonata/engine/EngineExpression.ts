import type { Json } from '../../../../util/json';
import type { JsonataBindings } from '../JsonataTemplate';
import { onEntry, onExit, type JsonataEnvironment, type JsonataExpression } from '../library/library';
import type { References } from '../syntax/references';
import { toPlain } from '../values/toPlain';
import { adapt, frameName } from './adapt';
import { Evaluation } from './Evaluation';
import { frameFunction } from './frameFunctions';
import { hiddenFunctions } from './hiddenFunctions';
import { needsOwnData, ownCopy } from './ownData';
import { currentEvaluation, inTurn } from './turns';
import { checkWeight } from '../bounds/checkWeight';

/** An expression that the library evaluates, within the limits of the service. */
export class EngineExpression {
  private readonly expression: JsonataExpression;
  private readonly references: References;
  private readonly copiesData: boolean;

  /** Changes the expression's tree. */
  constructor(expression: JsonataExpression, references: References) {
    this.expression = expression;
    this.references = references;
    this.copiesData = needsOwnData(expression.ast());
    adapt(expression.ast());
    expression.assign(onEntry, (_node: unknown, _input: unknown, environment: JsonataEnvironment) =>
      currentEvaluation()!.enter(environment),
    );
    expression.assign(onExit, (_node: unknown, _input: unknown, _environment: unknown, result: unknown) => {
      checkWeight(result);
      currentEvaluation()!.exit();
    });
  }

  /** The result, or `undefined`. Rejects with whatever the library or a limit throws. */
  evaluate(bindings: JsonataBindings): Promise<Json | undefined> {
    const evaluation = new Evaluation(bindings);
    return inTurn(evaluation, async () => {
      const foreign = new Set<object>();
      const frame = this.createFrame(bindings, foreign);
      const result = await this.expression.evaluate(undefined, frame);
      return toPlain(result, (value) => foreign.has(value));
    });
  }

  /** All that the expression can name: `$states`, variables, functions. `foreign` receives the data that is not copied. */
  private createFrame(bindings: JsonataBindings, foreign: Set<object>): Record<string, unknown> {
    // Step Functions has no $eval; the library binds one.
    const frame: Record<string, unknown> = { ...hiddenFunctions(), eval: undefined };
    for (const name of this.references.builtIns) frame[name] = frameFunction(name);
    const values = this.references.variables.map((name) => [name, bindings.variable(name)] as const);
    const shadowsBuiltIn = values.some(([name, value]) => value !== undefined && frame[name] !== undefined);
    const take = (value: Json): Json => {
      if (this.copiesData || shadowsBuiltIn) return ownCopy(value);
      if (typeof value === 'object' && value !== null) foreign.add(value);
      return value;
    };
    for (const [name, value] of values) if (value !== undefined) frame[frameName(name)] = take(value);
    if (this.references.statesMembers.length > 0) frame['states'] = this.createStates(bindings, take);
    return frame;
  }

  private createStates({ states }: JsonataBindings, take: (value: Json) => Json): Record<string, Json> {
    const { statesMembers } = this.references;
    const wants = (name: string): boolean => statesMembers.includes('all') || statesMembers.includes(name);
    const made: Record<string, Json> = {};
    if (wants('input')) made['input'] = take(states.input);
    if (wants('context')) made['context'] = take(states.context());
    if (wants('result') && states.result !== undefined) made['result'] = take(states.result);
    if (wants('errorOutput') && states.errorOutput !== undefined) made['errorOutput'] = take(states.errorOutput);
    return made;
  }
}
