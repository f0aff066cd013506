import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const sizes = [1_000, 100_000, 1_000_000];

/**
 * A Distributed Map over a JSONL file in a folder, Express children of one Pass state, results written to the folder.
 * Each run in a process of its own: CPU time an item, and the most memory that the process had. The floor reads the same
 * file piece by piece, parses each line and writes it again.
 */
export function distributed() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-bench-'));
  try {
    fs.mkdirSync(path.join(folder, 'out'));
    fs.mkdirSync(path.join(folder, 'in'));
    return sizes.map((items) => {
      const key = `${items}.jsonl`;
      writeItems(path.join(folder, 'in', key), items);
      const measured = (...what) =>
        JSON.parse(execFileSync(process.execPath, [self, folder, key, ...what], { encoding: 'utf8' }));
      const [floor, compact, whole] = [measured('floor'), measured('COMPACT'), measured('NONE')];
      fs.rmSync(path.join(folder, 'out'), { recursive: true });
      fs.mkdirSync(path.join(folder, 'out'));
      return { items, floor, compact, whole };
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function writeItems(file, items) {
  const descriptor = fs.openSync(file, 'w');
  for (let from = 0; from < items; from += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, i) =>
      JSON.stringify({ id: from + i, name: `customer ${from + i}`, amount: (from + i) % 997 }),
    );
    fs.writeSync(descriptor, `${lines.join('\n')}\n`);
  }
  fs.closeSync(descriptor);
}

function floor(folder, key) {
  const input = fs.openSync(path.join(folder, 'in', key), 'r');
  const output = fs.openSync(path.join(folder, 'out', 'floor.jsonl'), 'w');
  const piece = Buffer.alloc(256 * 1024);
  let rest = '';
  for (let read = fs.readSync(input, piece); read > 0; read = fs.readSync(input, piece)) {
    const lines = (rest + piece.toString('utf8', 0, read)).split('\n');
    rest = lines.pop();
    fs.writeSync(output, lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join(''));
  }
}

async function mapRun(folder, key, Transformation) {
  const { createService } = createRequire(import.meta.url)('stepmill');
  const service = createService({ time: 'skip', s3: { folder } });
  const s3 = (action) => `arn:aws:states:::s3:${action}`;
  const M = {
    Type: 'Map',
    ItemReader: {
      Resource: s3('getObject'),
      ReaderConfig: { InputType: 'JSONL' },
      Parameters: { Bucket: 'in', Key: key },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    },
    ResultWriter: {
      Resource: s3('putObject'),
      Parameters: { Bucket: 'out', Prefix: 'r' },
      WriterConfig: { Transformation, OutputType: 'JSONL' },
    },
    End: true,
  };
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'Bench',
    definition: JSON.stringify({ StartAt: 'M', States: { M } }),
    roleArn: 'arn:aws:iam::123456789012:role/bench',
  });
  const { executionArn } = service.call('StartExecution', { stateMachineArn });
  for (;;) {
    const { status, cause } = service.call('DescribeExecution', { executionArn });
    if (status === 'SUCCEEDED') return service.close();
    if (status !== 'RUNNING') throw new Error(`the run has ${status}: ${cause}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

if (process.argv[1] === self) {
  const [, , folder, key, what] = process.argv;
  const before = process.cpuUsage();
  if (what === 'floor') floor(folder, key);
  else await mapRun(folder, key, what);
  const { user, system } = process.cpuUsage(before);
  const usEach = (user + system) / Number.parseInt(key, 10);
  console.log(JSON.stringify({ usEach, peakMiB: process.resourceUsage().maxRSS / 1024 }));
}
