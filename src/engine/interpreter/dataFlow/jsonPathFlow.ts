import type { StateDefinition } from '../../../language/asl/types';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { compileResultPath } from '../../../language/expressions/resultPath';
import { compileTemplate } from '../../../language/expressions/template';
import type { Json } from '../../../util/json';
import { inspected, type Inspector, type Stage } from '../inspection/Inspector';
import type { FlowLanguage } from './DataFlow';
import { checkPayload } from './limits';
import { writtenAssign } from './writtenAssign';
import type { Scope } from '../Scope';
import type { Assigned } from '../Variables';

const noData: Json = {};

/** A step in the data flow of a state; `undefined` if it would change nothing, as is usual. */
type Step = ((scope: Scope, value: Json) => Json) | undefined;

/** An InputPath or OutputPath: `$` by default, `{}` for null. */
function compileSelection(path: string | null | undefined): Step {
  if (path === undefined || path === '$') return undefined;
  if (path === null) return () => noData;
  const compiled = compilePath(path);
  return (scope, value) => compiled.require(scope.seeing(value));
}

/** Evaluates a payload template. */
function compileFilling(template: Json | undefined, field: string): Step {
  if (template === undefined) return undefined;
  const compiled = compileTemplate(template, field);
  return (scope, value) => compiled.evaluate(scope.seeing(value));
}

type Assign = (scope: Scope, value: Json) => Assigned;

function compileAssign(owner: { readonly Assign?: Json }): Assign | undefined {
  return compileFilling(writtenAssign(owner), 'Assign') as Assign | undefined;
}

/** An inspector also sees steps that change nothing. */
function seen(step: Step, stage: Stage, inspector: Inspector | undefined): Step {
  if (inspector === undefined) return step;
  return inspected(step ?? ((_scope, value) => value), stage, inspector);
}

/**
 * JSONPath: input → InputPath → Parameters → (work) → ResultSelector → ResultPath (into the raw input) → OutputPath.
 * Assign is evaluated alongside ResultSelector, on the raw result.
 */
export const jsonPathFlows: FlowLanguage = {
  compileFlow(definition: StateDefinition, inspector) {
    const selectInput = seen(compileSelection(definition.InputPath), 'afterInputPath', inspector);
    // A Map's deprecated Parameters are its ItemSelector.
    const parameters = definition.Type === 'Map' ? undefined : definition.Parameters;
    const fillParameters = seen(compileFilling(parameters, 'Parameters'), 'afterParameters', inspector);
    const select = compileFilling(definition.ResultSelector, 'ResultSelector');
    const selectResult = seen(select, 'afterResultSelector', inspector);
    const placeResult = inspected(compileResultPath(definition.ResultPath), 'afterResultPath', inspector);
    const selectOutput = compileSelection(definition.OutputPath);
    const assign = compileAssign(definition);
    return {
      prepare(scope, input) {
        if (selectInput === undefined && fillParameters === undefined) return input;
        const selected = selectInput === undefined ? input : selectInput(scope, input);
        const filled = fillParameters === undefined ? selected : fillParameters(scope, selected);
        checkPayload(filled, scope.state!.name);
        return filled;
      },
      finish(scope, input, effective, result, next) {
        let output = effective;
        if (result !== undefined)
          output = placeResult(input, selectResult === undefined ? result : selectResult(scope, result));
        if (selectOutput !== undefined) output = selectOutput(scope, output);
        const assigned = assign?.(scope, result === undefined ? effective : result);
        checkPayload(output, scope.state!.name);
        return scope.leave(output, next, assigned);
      },
    };
  },
  // AWS: OutputPath is not applied to a catcher's output (recorded).
  compileCatch(catcher, _place, inspector) {
    const placeError = inspected(compileResultPath(catcher.ResultPath), 'afterResultPath', inspector);
    const assign = compileAssign(catcher);
    return (scope, input, errorOutput) => {
      const output = placeError(input, errorOutput);
      checkPayload(output, scope.state!.name);
      return scope.leave(output, catcher.Next, assign?.(scope, errorOutput));
    };
  },
};
