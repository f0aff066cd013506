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
    ...(typeof resources === 'string' && { resources: [resources] }),
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
      return numberFor(operand as [string, number]);
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

function textIn(operand: unknown): unknown {
  return typeof operand === 'string' ? operand : Object.values(operand as object)[0];
}

function numberFor([operator, bound, , upper]: readonly [string, number, string?, number?]): number {
  return upper === undefined ? bound + ({ '>': 1, '<': -1 }[operator] ?? 0) : (bound + upper) / 2;
}

function otherThan(operand: unknown): unknown {
  const numbers = [operand].flat().filter((one) => typeof one === 'number');
  return numbers.length === 0 ? 'other' : Math.max(...numbers) + 1;
}
