/** The parts of a state's form, in order. A field that is named nowhere is in the first one, so that none is lost. */
export const sections = [
  { title: 'What it does', names: undefined },
  { title: 'Where it leads', names: ['Next', 'End', 'Default'] },
  {
    title: 'Data',
    names: ['InputPath', 'Parameters', 'Arguments', 'ResultSelector', 'ResultPath', 'OutputPath', 'Output', 'Assign'],
  },
  {
    title: 'Errors and time',
    names: [
      'Retry',
      'Catch',
      'TimeoutSeconds',
      'TimeoutSecondsPath',
      'HeartbeatSeconds',
      'HeartbeatSecondsPath',
      'ToleratedFailureCount',
      'ToleratedFailureCountPath',
      'ToleratedFailurePercentage',
      'ToleratedFailurePercentagePath',
    ],
  },
  { title: 'About', names: ['Comment', 'QueryLanguage', 'Label', 'Credentials'] },
] as const satisfies readonly { readonly title: string; readonly names: readonly string[] | undefined }[];

export type SectionTitle = (typeof sections)[number]['title'];

/** The section that a field of a state belongs to. */
export function sectionOf(name: string): SectionTitle {
  const found = sections.find(({ names }) => (names as readonly string[] | undefined)?.includes(name));
  return found?.title ?? 'What it does';
}
