import { DefinitionLoadError } from './DefinitionLoadError';

/**
 * A definition that lies where nothing is read from (S3, a file whose name depends on a value that nobody gave). Its
 * machine is listed as unavailable; the others of the same file are loaded.
 */
export class NotAtHandError extends DefinitionLoadError {}
