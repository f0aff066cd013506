import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientPackage } from './clientPackage';

/**
 * The values that a text member may have, when the API lists them. The packages' schemas do not say so; their type
 * declarations name the enumeration (`State?: State | undefined`), and its values are exported.
 */
export class DeclaredEnums {
  private texts: readonly string[] | undefined;
  private readonly known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly client: ClientPackage) {}

  /** @param structure and `apiName` as the API writes them: `FunctionConfiguration`, `State` */
  values(structure: string, apiName: string): readonly string[] | undefined {
    const key = `${structure}.${apiName}`;
    if (!this.known.has(key)) this.known.set(key, this.find(structure, apiName));
    return this.known.get(key);
  }

  private find(structure: string, apiName: string): readonly string[] | undefined {
    const type = this.declaredType(structure, apiName);
    const values = type === undefined ? undefined : this.client.load()[type];
    if (typeof values !== 'object' || values === null) return undefined;
    const texts = Object.values(values);
    return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts : undefined;
  }

  private declaredType(structure: string, apiName: string): string | undefined {
    this.texts ??= declarations(join(this.client.folder, 'dist-types', 'models'));
    for (const text of this.texts) {
      const start = text.indexOf(`\nexport interface ${structure} `);
      if (start < 0) continue;
      const body = text.slice(start, text.indexOf('\n}', start));
      const member = body
        .split('\n')
        .find((line) => line.startsWith(`    ${apiName}?: `) || line.startsWith(`    ${apiName}: `));
      return member === undefined ? undefined : /: (\w+)(?:\[\])? \| undefined;$/.exec(member)?.[1];
    }
    return undefined;
  }
}

function declarations(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^models_\d+\.d\.ts$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}
