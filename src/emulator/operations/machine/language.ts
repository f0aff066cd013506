/** The parts of the engine and validation that the operations use, loaded together: see `loadLanguage`. */
export { compileInspected } from '../../../engine/interpreter/inspection/compileInspected';
export { loadExpressions } from '../../../engine/interpreter/loadExpressions';
export { compileProgram } from '../../../engine/interpreter/compileProgram';
export { examineDefinition, loadRules } from '../../../validation/rules/examineDefinition';
export { invalidDefinitionMessage } from '../../../validation/rules/validateDefinition';
export { validateDefinition } from '../../../validation/rules/validateDefinition';
export { variableReferences } from '../../../validation/rules/variables';
