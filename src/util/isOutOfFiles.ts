/** Whether an error says that the process, or the machine, cannot open more files. */
export function isOutOfFiles(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code === 'EMFILE' || code === 'ENFILE';
}
