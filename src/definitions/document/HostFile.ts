import type { Reader, TextReading } from './Draft';
import { isTemplate, lockFunctions, machinesIn, type MachineInFile } from './machinesIn';
import { readJsonText } from './readJsonText';
import { readYamlText } from './readYamlText';

/** A file as it is read for its state machines. */
export interface HostFile {
  readonly reader: Reader;
  readonly reading: TextReading;
  readonly machines: readonly MachineInFile[];
}

/** Reads a file in JSON or YAML: a definition, or a template with several. */
export function readHost(text: string, file = ''): HostFile {
  if (/\.(tf|hcl)$/i.test(file)) return terraform(text);
  const plain: Reader = isJsonText(text, file)
    ? { language: 'json', read: readJsonText }
    : { language: 'yaml', read: (source) => readYamlText(source) };
  const first = plain.read(text);
  if (first.root === undefined || !isTemplate(first.root))
    return { reader: plain, reading: first, machines: first.root ? machinesIn(first.root) : [alone] };
  const reader: Reader = {
    language: plain.language,
    read: (source) => {
      const reading = plain.language === 'json' ? readJsonText(source) : readYamlText(source, 'template');
      if (reading.root !== undefined) lockFunctions(reading.root);
      return reading;
    },
  };
  const reading = reader.read(text);
  return { reader, reading, machines: machinesIn(reading.root!) };
}

const alone: MachineInFile = { name: '', place: [], form: 'value' };

function isJsonText(text: string, file: string): boolean {
  if (/\.(json|asl)$/i.test(file)) return true;
  return !/\.ya?ml$/i.test(file) && /^[\s\uFEFF]*([{[]|\/[/*]|$)/.test(text);
}

/** HCL is not read; only what its state machines are called. */
function terraform(text: string): HostFile {
  const readOnly = 'Terraform evaluates HCL, so a definition in it is edited in the text.';
  const names = [...text.matchAll(/^\s*resource\s+"aws_sfn_state_machine"\s+"([^"]+)"/gm)].map(([, name]) => name!);
  return {
    reader: { language: 'json', read: () => ({ root: undefined, faults: [], whole: readOnly }) },
    reading: { root: undefined, faults: [], whole: readOnly },
    machines: names.map((name) => ({ name: `aws_sfn_state_machine.${name}`, place: [], form: 'value', readOnly })),
  };
}
