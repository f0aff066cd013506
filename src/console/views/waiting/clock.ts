/** The clock of an account in the control API's form. */
export interface Clock {
  readonly mode: 'real' | 'skip' | 'manual' | { readonly scale: number };
  readonly now: string;
  readonly nextTimer?: string;
}

/** @example describeMode({ scale: 60 }) // '60× as fast' */
export function describeMode(mode: Clock['mode']): string {
  if (typeof mode === 'object') return `${mode.scale}× as fast`;
  return { real: 'real time', skip: 'skips waits', manual: 'by hand' }[mode];
}
