/** Whether something holds: `true`, `false`, or the reasons why it is unknown. */
export type Ternary = boolean | Undecided;

export interface Undecided {
  readonly undecided: readonly string[];
}

export function undecided(why: string): Undecided {
  return { undecided: [why] };
}

/** Whether all hold: a single `false` decides. */
export function allOf(verdicts: readonly Ternary[]): Ternary {
  return joined(verdicts, false);
}

/** Whether at least one holds: a single `true` decides. */
export function anyOf(verdicts: readonly Ternary[]): Ternary {
  return joined(verdicts, true);
}

export function not(verdict: Ternary): Ternary {
  return typeof verdict === 'boolean' ? !verdict : verdict;
}

function joined(verdicts: readonly Ternary[], decisive: boolean): Ternary {
  if (verdicts.includes(decisive)) return decisive;
  const reasons = verdicts.flatMap((verdict) => (typeof verdict === 'boolean' ? [] : verdict.undecided));
  return reasons.length === 0 ? !decisive : { undecided: [...new Set(reasons)] };
}
