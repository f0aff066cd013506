import fs from 'node:fs';
import type { WorkflowType } from '../../language/asl/types';
import { toPointer } from '../../language/asl/path';
import { HarnessError } from '../../errors/HarnessError';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { formatDiagnostics } from '../../validation/lint/formatDiagnostics';
import type { CheckedFile } from '../../validation/lint/formats/Remark';
import { withDoubts } from '../../story/trace/doubts';
import { reviewDefinition } from '../../validation/lint/reviewDefinition';
import type { MachineSource } from './machineSource';

type Remark = CheckedFile['remarks'][number];

/**
 * A definition that AWS rejects, as `stepmill validate` shows it: each place with its line, and what to write instead.
 * `told`: the definitions already reported in this file; for those, only the first error is shown again.
 */
export function explainDefinition(source: MachineSource, refusal: string, told: Set<string>): HarnessError {
  const wrong = `State machine '${source.name}' cannot be run: its definition is wrong.`;
  const remarks = errorsIn(source.definition, source.type);
  if (remarks.length === 0) return new HarnessError(withDoubts(`${wrong}\n\n${refusal}`, source));
  const text = formatDiagnostics(filesOf(source, remarks)).trimEnd();
  if (told.has(source.definition)) {
    const [first] = text.split('\n');
    return new HarnessError(withDoubts(`${wrong}\n${first}\nThe first test that used it shows all of it.`, source));
  }
  told.add(source.definition);
  return new HarnessError(withDoubts(`${wrong}\n\n${text}`, source));
}

function errorsIn(definition: string, type: WorkflowType): readonly Remark[] {
  const { checkParameters, unknownAction } = loadIntegrations();
  return reviewDefinition(definition, {
    advice: false,
    type,
    parameterCheck: (resource, parameters) => checkParameters(resource, parameters).map(({ message }) => message),
    actionCheck: unknownAction,
  }).filter(({ severity }) => severity === 'ERROR');
}

/** The remarks by the file that they refer to. An object in the test is shown as JSON. */
function filesOf({ name, definition, locate }: MachineSource, remarks: readonly Remark[]): CheckedFile[] {
  if (locate === undefined) {
    return [{ file: name, text: JSON.stringify(JSON.parse(definition), null, 2), remarks }];
  }
  const files = new Map<string, Remark[]>();
  for (const remark of remarks) {
    const { file = name, line = 1, column = 1 } = locate(toPointer(remark.path)) ?? {};
    files.set(file, [...(files.get(file) ?? []), { ...remark, place: { line, column } }]);
  }
  return [...files].map(([file, ofFile]) => ({ file, text: readText(file), remarks: ofFile }));
}

function readText(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
