import { basename } from 'node:path';
import { nothingLoaded, type LoadContext, type LoadedParts } from '../LoadContext';
import { MappedText } from '../source/MappedText';
import { finishDefinition } from '../text/finishDefinition';
import { givenSubstitutions, substituteTokens } from '../text/substituteTokens';

/**
 * A definition in a separate file: JSON, JSON with comments, or YAML; its `${Token}`s are replaced by values or stubs.
 */
export function loadAsl(file: string, context: LoadContext): LoadedParts {
  const name = definitionName(file);
  const written = context.files.read(file);
  const text = substituteTokens(written, givenSubstitutions(written, context), (id, value, at) =>
    MappedText.hole({ value, id, kind: 'unknown', reason: 'no value was given for the token', at }),
  );
  const finished = finishDefinition(text, name, context);
  const source = { file, line: 1, column: 1, definitionFile: file };
  return {
    ...nothingLoaded,
    machines: [{ name, aliases: [], format: 'asl', type: 'STANDARD', functions: [], source, ...finished }],
  };
}

/** `order.asl.json` defines `order`. */
function definitionName(file: string): string {
  return basename(file)
    .replace(/\.(?:json|jsonc|ya?ml|asl|tftpl|tpl)$/i, '')
    .replace(/\.(?:asl|sfn|json|ya?ml)$/i, '');
}
