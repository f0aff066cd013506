import { spawn, type ChildProcess } from 'node:child_process';
import { systemNow } from '../../../../clock/system';

/**
 * Ends what this process has started when this process ends, even by `kill -9`. It is a shell that receives the ids of
 * the process groups on its standard input, which the system closes with us. It then asks the groups to end, and kills
 * them a moment later. On Linux, it also kills processes that have left their group, by our mark in their environment.
 *
 * Differs from AWS: Windows has no process groups. There, a runtime ends by itself when its connection is closed.
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

/** It lives as long as there is a group; the next one has a new mark. */
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

/** Starts a process whose group ends with us. `mark` goes into its environment as STEPMILL_RUNTIME. */
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

/** The watchdog ends with the last group. */
function leave(own: Watchdog): void {
  if (own.groups.size > 0) return;
  own.end();
  if (dog === own) dog = undefined;
}

function start(mark: string): ChildProcess {
  // In a separate session: Ctrl-C in a terminal ends us, but not the watchdog.
  const child = spawn('/bin/sh', ['-c', script, mark], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  // If somebody kills it, the server continues without a watchdog.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}
