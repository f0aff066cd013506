import { dirname, join } from 'node:path';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { SourceFiles } from './source/SourceFiles';

/** Tools whose programs make what is deployed: how to know one, and what to run and to name instead. */
const tools: readonly (readonly [isOne: (program: Program) => boolean, hint: string])[] = [
  [
    ({ beside, uses }) => beside('Pulumi.yaml') || uses(/@pulumi\/|^\s*(?:import|from)\s+pulumi/m),
    'Pulumi deploys no file that can be read here. Put the definition into a file of its own (order.asl.json), ' +
      'which the program reads, and name that.',
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
  jsonnet: 'Run jsonnet, and name what it prints: jsonnet FILE > order.asl.json.',
  libsonnet: 'Run jsonnet on the file that imports it, and name what it prints: jsonnet FILE > order.asl.json.',
};

interface Program {
  readonly file: string;
  /** Whether a file is in the folder of the program, or in the one above. */
  readonly beside: (name: string) => boolean;
  /** Whether the text of the program says so. */
  readonly uses: (pattern: RegExp) => boolean;
}

/** The error for a file that is a program: what to name instead. `undefined` for any other file. */
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
    'Run what it is for (cdk synth, serverless package) and name the folder it writes: cdk.out, .serverless.';
  return new DefinitionLoadError({ file, line: 1, column: 1 }, `${file} is a program, which is not run here.`, hint);
}
