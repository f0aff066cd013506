import { spawn, type ChildProcess } from 'node:child_process';
import { systemNow } from '../../../../clock/system';

/**
 * Ends what this process has started when this process ends, `kill -9` included: a shell that is told the process groups
 * and reads its standard input, which the system closes with us. Then it asks the groups to end, and ends them a moment
 * later. On Linux it also ends what has left its group, which still has our mark in its environment.
 *
 * Differs from AWS: Windows has no process groups. There, a runtime ends by itself, when its connection is closed.
 */
const script = `
trap '' HUP INT TERM
groups=' '
while read -r word id; do
  case $word in
    add) groups="$groups$id " ;;
    remove) groups="\${groups%% $id *} \${groups#* $id }" ;;
  esac
done
for id in $groups; do kill -TERM -"$id"; done
n=0
while [ $n -lt 10 ]; do
  left=
  for id in $groups; do kill -0 -"$id" && left=1; done
  [ -z "$left" ] && break
  sleep 0.1
  n=$((n + 1))
done
for id in $groups; do kill -KILL -"$id"; done
for file in $(grep -lsa "STEPMILL_RUNTIME=$0" /proc/[0-9]*/environ); do
  id=\${file#/proc/}
  kill -KILL "\${id%/environ}"
done
`;

export const hasGroups = process.platform !== 'win32';

/** One for as long as there is a group; the next one has a mark of its own. */
class Watchdog {
  readonly mark = `${process.pid}-${systemNow()}-${(dogs += 1)}`;
  readonly groups = new Set<number>();
  private readonly child = start(this.mark);

  tell(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  end(): void {
    this.child.stdin?.end();
  }
}

let dogs = 0;
let dog: Watchdog | undefined;

/** Starts a process whose group is to end with us. `mark` is to stand in its environment as STEPMILL_RUNTIME. */
export function guarded<Child extends ChildProcess>(begin: (mark: string) => Child): Child {
  const own = (dog ??= new Watchdog());
  const child = begin(own.mark);
  const { pid } = child;
  if (pid === undefined) {
    leave(own);
    return child;
  }
  own.groups.add(pid);
  own.tell(`add ${pid}`);
  child.on('exit', () => {
    own.groups.delete(pid);
    own.tell(`remove ${pid}`);
    leave(own);
  });
  return child;
}

/** When no group is left, the watchdog ends, too. */
function leave(own: Watchdog): void {
  if (own.groups.size > 0) return;
  own.end();
  if (dog === own) dog = undefined;
}

function start(mark: string): ChildProcess {
  // In a session of its own: Ctrl-C in a terminal ends us, and not whoever comes after us.
  const child = spawn('/bin/sh', ['-c', script, mark], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  // Whoever ends it by hand has a server without a watchdog, and a server that goes on.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
