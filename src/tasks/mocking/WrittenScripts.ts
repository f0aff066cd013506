import type { TargetNames } from '../../services/TargetNames';
import type { MockScope } from './Mocks';
import type { Script } from './Script';
import type { ScriptBuilder } from './ScriptBuilder';

/** The scripts of one service, those of a test and those of its file, in the order in which they were written. */
export class WrittenScripts {
  private readonly scripts: Record<MockScope, Script[]> = { test: [], file: [] };
  private count = 0;

  /** `targets`: other names that the loaded files use for what the scripts match. */
  constructor(private readonly targets: TargetNames | undefined) {}

  of(scope: MockScope): readonly Script[] {
    return this.scripts[scope];
  }

  /** In the order in which they are tried. */
  get all(): readonly Script[] {
    const { test, file } = this.scripts;
    return [...test.toReversed(), ...file.toReversed()];
  }

  /** The position of what is written now: a script, or a mock file. */
  nextOrder(): number {
    return (this.count += 1);
  }

  /** Throws a HarnessError for a name that several functions, queues … of the loaded files share. */
  add(scope: MockScope, scripts: readonly (Script | ScriptBuilder)[]): void {
    for (const script of scripts.map(bare)) {
      for (const { target } of script.matchers)
        if (target !== undefined) this.targets?.namesOf(target.kind, target.given);
      script.names = this.targets;
      script.order = this.nextOrder();
      script.owner = this;
      this.scripts[scope].push(script);
    }
  }

  /** `false` if the script is no longer there. */
  remove(script: Script): boolean {
    const list = Object.values(this.scripts).find((scripts) => scripts.includes(script));
    list?.splice(list.indexOf(script), 1);
    return list !== undefined;
  }

  clear(scope: MockScope): void {
    this.scripts[scope] = [];
  }
}

function bare(script: Script | ScriptBuilder): Script {
  return 'script' in script ? script.script : script;
}
