import { type Control, type ControlRoutes, controlVersion } from './Control';
import { controlsWith } from './controls';

export interface FoundControl {
  readonly control: Control;
  /** The account in the path; `undefined`: the shared service. */
  readonly account: string | undefined;
  readonly path: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly control: Control;
  readonly parts: readonly string[];
}

/** The routes of a server. */
export class ControlTable {
  readonly controls: readonly Control[];
  /** By the number of their path's parts. */
  private readonly patterns = new Map<number, Pattern[]>();

  /** @param added routes of features */
  constructor(added: ControlRoutes = {}) {
    this.controls = controlsWith(added);
    for (const control of this.controls) {
      const own = formsOf(control, `/${controlVersion}${control.path}`, `/${controlVersion}`);
      const former = (control.formerly ?? []).flatMap((path) => formsOf(control, path, ''));
      for (const pattern of [...own, ...former]) {
        const { length } = pattern.parts;
        this.patterns.set(length, [...(this.patterns.get(length) ?? []), pattern]);
      }
    }
  }

  /**
   * Finds the route of a request by its method and its path below `/_stepmill`; the allowed methods when the path fits
   * but not the method.
   */
  find(method: string, path: string): FoundControl | { readonly methods: readonly string[] } {
    const parts = split(path);
    const fitting = (this.patterns.get(parts.length) ?? []).filter((pattern) => fits(pattern, parts));
    const found = fitting.find(({ control }) => control.method === method);
    if (found === undefined) return { methods: [...new Set(fitting.map(({ control }) => control.method))] };
    const { account, ...values } = valuesOf(found, parts);
    const { control } = found;
    return control.of === 'server'
      ? { control, account: undefined, path: account === undefined ? values : { ...values, account } }
      : { control, account, path: values };
  }
}

/** Routes about a service exist for the shared one and for each account's. */
function formsOf(control: Control, path: string, base: string): Pattern[] {
  const plain = { control, parts: split(path) };
  if (control.of === 'server') return [plain];
  return [plain, { control, parts: split(`${base}/accounts/{account}${path.slice(base.length)}`) }];
}

function split(path: string): readonly string[] {
  return path.split('/').slice(1);
}

function fits(pattern: Pattern, parts: readonly string[]): boolean {
  return pattern.parts.every((part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''));
}

function valuesOf({ parts }: Pattern, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parts.flatMap((part, index) => (part.startsWith('{') ? [[part.slice(1, -1), decode(given[index]!)]] : [])),
  );
}

/** Text that cannot be decoded is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
