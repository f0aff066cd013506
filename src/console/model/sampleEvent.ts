/** An event of EventBridge, as a person writes it. */
export interface EventSample {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
  readonly eventBus?: string;
}

/** An event that a pattern matches, as far as one can be made: a start for a person to edit. */
export function sampleEvent(pattern: object, eventBus = 'default'): EventSample {
  const { source, 'detail-type': detailType, detail = {}, resources } = objectFor(pattern) as Record<string, unknown>;
  return {
    source: typeof source === 'string' ? source : 'my.source',
    detailType: typeof detailType === 'string' ? detailType : 'My Event',
    detail: detail as object,
    ...(resources !== undefined && { resources: [String(resources)] }),
    ...(eventBus !== 'default' && { eventBus }),
  };
}

function objectFor(pattern: object): object {
  const { $or, ...fields } = pattern as Readonly<Record<string, unknown>>;
  const own = Object.entries(fields).flatMap(([name, wanted]) => {
    const value = Array.isArray(wanted) ? valueFor(wanted) : objectFor(wanted as object);
    return value === undefined ? [] : [[name, value] as const];
  });
  const [first] = Array.isArray($or) ? ($or as readonly object[]) : [];
  return { ...Object.fromEntries(own), ...(first && objectFor(first)) };
}

/** A value that one of the alternatives matches; `undefined` if the field must be absent. */
function valueFor(wanted: readonly unknown[]): unknown {
  const [first] = wanted;
  if (typeof first !== 'object' || first === null) return first;
  const [[operator, operand] = ['', undefined]] = Object.entries(first);
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return textIn(operand);
    case 'equals-ignore-case':
      return operand;
    case 'wildcard':
      return String(operand).replace(/\\([*\\])|\*/g, (_, escaped: string | undefined) => escaped ?? '');
    case 'numeric':
      return numberFor(operand as readonly unknown[]);
    case 'cidr':
      return String(operand).split('/')[0];
    case 'exists':
      return operand === true ? 'any' : undefined;
    case 'anything-but':
      return otherThan(operand);
    default:
      return 'any';
  }
}

function textIn(operand: unknown): string {
  return typeof operand === 'string'
    ? operand
    : String((operand as Readonly<Record<string, unknown>>)['equals-ignore-case'] ?? '');
}

function numberFor(bounds: readonly unknown[]): number {
  const [operator, bound = 0, , upper] = bounds as readonly [string, number, string?, number?];
  if (upper !== undefined) return (bound + upper) / 2;
  return bound + ({ '>': 1, '<': -1 }[operator] ?? 0);
}

function otherThan(operand: unknown): unknown {
  const [first] = Array.isArray(operand) ? operand : [operand];
  if (typeof first !== 'number') return 'other';
  return 1 + Math.max(...(operand instanceof Array ? (operand as number[]) : [first]));
}
