import { lazy } from '../../util/lazy';

// JSONata is loaded with the first definition that contains a JSONata expression.

export const loadCompileJsonata = lazy(
  () => require('./jsonata/compileJsonata') as typeof import('./jsonata/compileJsonata'),
);
export const loadCompileExpression = lazy(
  () => require('./jsonata/compileExpression') as typeof import('./jsonata/compileExpression'),
);
export const loadEvaluationFailure = lazy(
  () => require('./jsonata/evaluationFailure') as typeof import('./jsonata/evaluationFailure'),
);
