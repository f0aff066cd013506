import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A podman with its own storage, networks and settings in a temporary folder. All of it, and what runs in it, ends with
 * `end()`, and with this process, however that ends.
 */
export class Podman {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-podman-'));
  /** For podman and what calls it. */
  readonly environment: NodeJS.ProcessEnv;
  private readonly keeper: ChildProcess;

  constructor() {
    this.write('containers.conf', containers(this.folder));
    this.write('storage.conf', storage(this.folder, 'overlay'));
    this.environment = {
      ...process.env,
      CONTAINERS_CONF: path.join(this.folder, 'containers.conf'),
      CONTAINERS_STORAGE_CONF: path.join(this.folder, 'storage.conf'),
      // Images of the format `oci` have no health check.
      BUILDAH_FORMAT: 'docker',
      PODMAN_IGNORE_CGROUPSV1_WARNING: '1',
    };
    // Copies of all files in place of layers: slow, and possible everywhere.
    if (spawnSync('podman', ['info'], { env: this.environment }).status !== 0)
      this.write('storage.conf', storage(this.folder, 'vfs'));
    // Its input ends when this process does.
    this.keeper = spawn('sh', ['-c', `cat\n${this.cleanUp}`], {
      env: this.environment,
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.keeper.unref();
    (this.keeper.stdin as unknown as { unref(): void }).unref();
  }

  /** Runs a command of podman, and gives what it prints; throws with all that it has printed if it fails. */
  run(...args: readonly string[]): string {
    return this.command('podman', ...args);
  }

  command(program: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: this.environment });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
    return stdout.trim();
  }

  /** Starts a container in the background, as `podman run` takes it. */
  start(...args: readonly string[]): Container {
    return new Container(this, this.run('run', '--detach', ...args));
  }

  end(): void {
    this.keeper.kill('SIGKILL');
    spawnSync('sh', ['-c', this.cleanUp], { env: this.environment });
  }

  private write(name: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, name), text);
  }

  /** Ends what runs, unmounts what a build that was killed has mounted, and removes the files: nothing outside of the folder. */
  private get cleanUp(): string {
    return `podman rm --all --force --time 0
podman network prune --force
awk '$2 ~ "^${this.folder}/" { print $2 }' /proc/mounts | sort -r | xargs -r umount --lazy
rm -rf --one-file-system '${this.folder}'`;
  }
}

export class Container {
  constructor(
    private readonly podman: Podman,
    readonly id: string,
  ) {}

  /** Where a port of it is reached, which `-p 127.0.0.1::8083` has published. */
  endpoint(port = 8083): string {
    return `http://${this.podman.run('port', this.id, String(port))}`;
  }

  /** Resolves when its own health check passes: an engine with systemd repeats it by itself. */
  async healthy(): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      const state = this.state();
      if (state.Health?.Status === 'healthy') return;
      if (!state.Running) throw new Error(`It has ended with ${state.ExitCode}:\n${this.logs()}`);
      spawnSync('podman', ['healthcheck', 'run', this.id], { env: this.podman.environment });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`It is never healthy:\n${this.logs()}`);
  }

  state(): { Running: boolean; ExitCode: number; Health?: { Status: string } } {
    return JSON.parse(this.podman.run('inspect', this.id, '--format', '{{json .State}}'));
  }

  /** What it has printed. */
  logs(): string {
    const { stdout, stderr } = spawnSync('podman', ['logs', this.id], {
      encoding: 'utf8',
      env: this.podman.environment,
    });
    return (stdout + stderr).trim();
  }

  exec(...args: readonly string[]): string {
    return this.podman.run('exec', this.id, ...args);
  }
}

function containers(folder: string): string {
  return `[containers]
# The limits of a container may not be above those of this process.
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
tmp_dir = "${folder}/tmp"
[network]
network_config_dir = "${folder}/networks"
`;
}

function storage(folder: string, driver: string): string {
  return `[storage]
driver = "${driver}"
graphroot = "${folder}/root"
runroot = "${folder}/run"
`;
}
