/** Where a `${…}` begins and ends, including the braces. */
interface VariableSpan {
  readonly from: number;
  readonly to: number;
}

/** The outermost `${…}` of a string, with balanced inner ones. An unclosed one is plain text. */
export function variableSpans(text: string): readonly VariableSpan[] {
  const spans: VariableSpan[] = [];
  let from = text.indexOf('${');
  while (from !== -1) {
    const to = closingBrace(text, from);
    if (to === -1) break;
    spans.push({ from, to });
    from = text.indexOf('${', to);
  }
  return spans;
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) {
      depth++;
      at++;
    } else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** The alternatives of a variable, split at commas outside of quotes, brackets and inner variables. */
export function alternativeSpans(inner: string): readonly VariableSpan[] {
  const spans: VariableSpan[] = [];
  let [depth, quote, from] = [0, '', 0];
  for (let at = 0; at <= inner.length; at++) {
    const character = inner[at] ?? '';
    if (at === inner.length || (character === ',' && depth === 0 && quote === '')) {
      spans.push({ from, to: at });
      from = at + 1;
    } else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ('({['.includes(character)) depth++;
    else if (')}]'.includes(character)) depth--;
  }
  return spans;
}

export interface VariableCall {
  readonly type: string;
  readonly argument: string | undefined;
  readonly address: string;
}

/**
 * Parses `file(./a.yml):key`, `self:custom.name`, `opt:stage`; `undefined` for anything but a variable (`AWS::Region`,
 * `Token`).
 */
export function parseCall(text: string): VariableCall | undefined {
  const [, type, argument, address] = /^([A-Za-z][\w-]*)(?:\(([^]*)\))?(?::(?!:)([^]*))?$/.exec(text) ?? [];
  if (type === undefined || (argument === undefined && address === undefined)) return undefined;
  return { type, argument, address: address ?? '' };
}

/** Whether the text between `${` and `}` is a Serverless variable: CloudFormation's are kept. */
export function isVariable(inner: string): boolean {
  return /^\s*[A-Za-z][\w-]*(?:\(|:(?!:))/.test(inner);
}
