/** What the operations need of the rooms that know the language: loaded together, see `loadLanguage`. */
export { compileProgram } from '../../../engine/interpreter/compileProgram';
export { invalidDefinitionMessage } from '../../../validation/rules/invalidDefinitionMessage';
export { validateDefinition } from '../../../validation/rules/validateDefinition';
export { variableReferences } from '../../../validation/rules/variableReferences';
