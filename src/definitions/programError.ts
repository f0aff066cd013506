import { dirname, join } from 'node:path';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { SourceFiles } from './source/SourceFiles';

/** Tools whose programs generate what is deployed: how to recognise one, and what to run and to name instead. */
const tools: readonly (readonly [isOne: (program: Program) => boolean, hint: string])[] = [
  [
    ({ beside, uses }) => beside('Pulumi.yaml') || uses(/@pulumi\/|^\s*(?:import|from)\s+pulumi/m),
    'Pulumi does not deploy a file that can be read here. Put the definition into a separate file (order.asl.json), ' +
      'which the program reads, and name that file.',
  ],
  [
    ({ beside, uses }) => beside('cdk.json') || uses(/aws-cdk-lib|@aws-cdk\/|\baws_cdk\b/),
    'Run cdk synth, and name the folder that it writes: cdk.out.',
  ],
  [
    ({ file }) => /serverless\.[cm]?[jt]s$/.test(file),
    'Run serverless package, and name the folder that it writes: .serverless.',
  ],
];

const languages: Readonly<Record<string, string>> = {
  jsonnet: 'Run jsonnet, and name its output: jsonnet FILE > order.asl.json.',
  libsonnet: 'Run jsonnet on the file that imports it, and name its output: jsonnet FILE > order.asl.json.',
};

interface Program {
  readonly file: string;
  /** Whether a file is in the folder of the program, or in the one above. */
  readonly beside: (name: string) => boolean;
  /** Whether the text of the program matches. */
  readonly uses: (pattern: RegExp) => boolean;
}

/** The error for a file that is a program, which says what to name instead. `undefined` for any other file. */
export function programError(file: string, files: SourceFiles): DefinitionLoadError | undefined {
  const [, language = ''] = /\.([cm]?[jt]sx?|py|go|java|kt|cs|rb|(?:jsonnet|libsonnet))$/.exec(file) ?? [];
  if (language === '' || !files.isFile(file)) return undefined;
  const program: Program = {
    file,
    beside: (name) => [dirname(file), join(dirname(file), '..')].some((folder) => files.isFile(join(folder, name))),
    uses: (pattern) => pattern.test(files.head(file, 8192)),
  };
  const hint =
    languages[language] ??
    tools.find(([isOne]) => isOne(program))?.[1] ??
    'Run its tool (cdk synth, serverless package) and name the folder that it writes: cdk.out, .serverless.';
  return new DefinitionLoadError({ file, line: 1, column: 1 }, `${file} is a program, which is not run here.`, hint);
}
