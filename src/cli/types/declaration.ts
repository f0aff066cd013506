import { quoted } from '../../util/literal';
import type { NamesOfFiles, FileNames, MachineNames } from './readNames';
import type { TargetsByKind } from './targetNames';

/** The text of a declaration file. `command`: how it is written again. */
export function declaration({ files, targets }: NamesOfFiles, command: string): string {
  const lines = [
    '/* eslint-disable */',
    `// Written by: ${command}`,
    '// Do not change it by hand: run that again.',
    '// prettier-ignore',
    'interface StepmillFiles {',
    ...files.flatMap(fileLines),
    '}',
    ...targetLines(targets),
  ];
  return `${lines.join('\n')}\n`;
}

function targetLines(targets: TargetsByKind): readonly string[] {
  if (targets.size === 0) return [];
  const members = [...targets].map(([kind, names]) => `  ${kind}: ${names.map(nameType).join(' | ')};`);
  return ['// prettier-ignore', 'interface StepmillNames {', ...members, '}'];
}

function fileLines({ path, machines }: FileNames): readonly string[] {
  return [`  ${nameType(path)}: {`, ...machines.flatMap((machine) => machineLines(path, machine)), '  };'];
}

function machineLines(path: string, { names, states, mocks, testCases }: MachineNames): readonly string[] {
  const [own, ...aliases] = names as [string, ...string[]];
  return [
    `    ${nameType(own)}: {`,
    ...memberLine('state', states),
    ...memberLine('mock', mocks),
    ...memberLine('testCase', testCases),
    '    };',
    ...aliases.map((alias) => `    ${nameType(alias)}: StepmillFiles[${nameType(path)}][${nameType(own)}];`),
  ];
}

function memberLine(name: string, values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  return [`      ${name}: ${values.length === 0 ? 'never' : values.map(nameType).join(' | ')};`];
}

/** A name as a type: U+2028 and the like would end the line of older tools. */
function nameType(text: string): string {
  return quoted(text).replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}
