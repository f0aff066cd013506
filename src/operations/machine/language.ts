/** What the operations need of the rooms that know the language: loaded together, see `loadLanguage`. */
export { compileProgram } from '../../interpreter/compileProgram';
export { invalidDefinitionMessage } from '../../validation/invalidDefinitionMessage';
export { validateDefinition } from '../../validation/validateDefinition';
export { variableReferences } from '../../validation/variableReferences';
