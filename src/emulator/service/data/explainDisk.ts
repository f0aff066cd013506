const explanations: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the device. Executions stand still until there is; what was acknowledged before is safe',
  EDQUOT: 'the quota of the disk is used up. Executions stand still until there is room; what was acknowledged is safe',
  EROFS: 'the file system is read-only. What was acknowledged before is safe',
  EIO: 'the device fails. What was acknowledged before was written',
};

/** Explains why something could not be written. */
export function explainDisk(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const text = explanations[code];
  return text === undefined ? message : `${text} (${code}).`;
}
