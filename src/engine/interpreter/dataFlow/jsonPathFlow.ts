import type { StateDefinition } from '../../../language/asl/types';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { compileResultPath } from '../../../language/expressions/resultPath';
import { compileTemplate } from '../../../language/expressions/template';
import type { Json } from '../../../util/json';
import { inspected } from '../inspection/Inspector';
import type { FlowLanguage } from './DataFlow';
import { checkPayload } from './limits';
import type { Scope } from '../Scope';

const noData: Json = {};

/** A function that selects with an InputPath or OutputPath: `$` by default, `{}` for null. */
function compileSelection(path: string | null | undefined): (scope: Scope, value: Json) => Json {
  if (path === undefined || path === '$') return (_scope, value) => value;
  if (path === null) return () => noData;
  const compiled = compilePath(path);
  return (scope, value) => compiled.require(scope.seeing(value));
}

/** A function that fills a payload template, or passes the value on when there is none. */
function compileFilling(template: Json | undefined, field: string): (scope: Scope, value: Json) => Json {
  if (template === undefined) return (_scope, value) => value;
  const compiled = compileTemplate(template, field);
  return (scope, value) => compiled.evaluate(scope.seeing(value));
}

function compileAssign(
  assign: Json | undefined,
): (scope: Scope, value: Json) => Readonly<Record<string, Json>> | undefined {
  if (assign === undefined) return () => undefined;
  const compiled = compileTemplate(assign, 'Assign');
  return (scope, value) => compiled.evaluate(scope.seeing(value)) as Readonly<Record<string, Json>>;
}

/**
 * JSONPath: input → InputPath → Parameters → (work) → ResultSelector → ResultPath (into the raw input) → OutputPath.
 * Assign is evaluated beside ResultSelector, on the raw result.
 */
export const jsonPathFlows: FlowLanguage = {
  compileFlow(definition: StateDefinition, inspector) {
    const selectInput = inspected(compileSelection(definition.InputPath), 'afterInputPath', inspector);
    // A Map's deprecated Parameters are its ItemSelector.
    const parameters = definition.Type === 'Map' ? undefined : definition.Parameters;
    const fillParameters = inspected(compileFilling(parameters, 'Parameters'), 'afterParameters', inspector);
    const select = compileFilling(definition.ResultSelector, 'ResultSelector');
    const selectResult = inspected(select, 'afterResultSelector', inspector);
    const placeResult = inspected(compileResultPath(definition.ResultPath), 'afterResultPath', inspector);
    const selectOutput = compileSelection(definition.OutputPath);
    const assign = compileAssign(definition.Assign);
    return {
      prepare: (scope, input) => fillParameters(scope, selectInput(scope, input)),
      finish(scope, input, effective, result, next) {
        const selected = result === undefined ? effective : placeResult(input, selectResult(scope, result));
        const output = selectOutput(scope, selected);
        const assigned = assign(scope, result === undefined ? effective : result);
        checkPayload(output, scope.state!.name);
        return { output, next, assigned };
      },
    };
  },
  // AWS: OutputPath is not applied to what a catcher hands on (recorded).
  compileCatch(catcher, _place, inspector) {
    const placeError = inspected(compileResultPath(catcher.ResultPath), 'afterResultPath', inspector);
    const assign = compileAssign(catcher.Assign);
    return (scope, input, errorOutput) => ({
      output: placeError(input, errorOutput),
      next: catcher.Next,
      assigned: assign(scope, errorOutput),
    });
  },
};
