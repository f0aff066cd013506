import type { Script } from 'node:vm';
import { lazy } from '../../util/lazy';

const loadVm = lazy(() => require('node:vm') as typeof import('node:vm'));

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

/**
 * CPU time for calls that only the clock can measure, in milliseconds. Each evaluation has one. Spent time is not
 * restored.
 */
export class TimeBudget {
  spentMs = 0;
  /** What has been counted as work. */
  chargedMs = 0;
  private glancedMs = 0;

  constructor(private readonly maxMs: number) {}

  get leftMs(): number {
    return this.maxMs - this.spentMs;
  }

  get isMostlySpent(): boolean {
    return this.spentMs > this.maxMs / 2;
  }

  /** Whether short calls have together taken enough time that measuring their CPU time is worthwhile. */
  get isNoticeable(): boolean {
    return this.glancedMs > noticeableMs;
  }

  spendAll(): void {
    this.spentMs = this.maxMs;
  }

  /** Resets the budget for the next evaluation. */
  renew(): void {
    this.spentMs = this.chargedMs = this.glancedMs = 0;
  }

  /** Calls a function, and spends the CPU time that it takes. Measuring takes a few microseconds. */
  spendOn<T>(call: () => T): T {
    const before = cpuUsage();
    try {
      return call();
    } finally {
      const { user, system } = cpuUsage();
      this.spentMs += (user + system - before.user - before.system) / 1000;
    }
  }

  /** Calls a function, and records the elapsed time, which on a busy machine includes other work. Spends nothing. */
  glanceAt<T>(call: () => T): T {
    const started = hrtime.bigint();
    const result = call();
    this.glancedMs += Number(hrtime.bigint() - started) / 1e6;
    return result;
  }
}

const noticeableMs = 10;
/** The real clock, even if a test runner fakes the time. */
// eslint-disable-next-line no-restricted-properties -- how long the machine works, not what time it is in the emulator
const { hrtime } = process;

/** The longest timeout that Node takes. */
const maxTimeoutMs = 2 ** 31 - 1;

/**
 * Calls a function, and throws `lateness()` if the budget is spent before it returns. Node can interrupt a regular
 * expression only in a `vm` context; only this constant script runs in it. Takes about 0.06 ms more than the call
 * itself. Node measures elapsed time, but the budget is CPU time. So on a busy machine, an interrupted call is repeated
 * with what is left, until half of the budget is spent.
 */
export function callWithin<T>(budget: TimeBudget, call: () => T, lateness: () => Error): T {
  const { script, context } = (runner ??= createRunner());
  context['call'] = call;
  try {
    while (budget.leftMs > 0) {
      const timeout = Math.min(Math.ceil(budget.leftMs), maxTimeoutMs);
      try {
        return budget.spendOn(() => script.runInContext(context, { timeout }) as T);
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      }
      if (budget.isMostlySpent) budget.spendAll();
    }
    throw lateness();
  } finally {
    context['call'] = undefined;
  }
}

/**
 * Calls a function that may take up to a few milliseconds, and spends the time of such calls once it is noticeable.
 * Throws `lateness()` if the budget is spent.
 */
export function callTimed<T>(budget: TimeBudget, call: () => T, lateness: () => Error): T {
  if (!budget.isNoticeable) return budget.glanceAt(call);
  if (budget.leftMs <= 0) throw lateness();
  return budget.spendOn(call);
}

/** The CPU usage of this thread if Node provides it, or else of the process with all its threads. */
function cpuUsage(): NodeJS.CpuUsage {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  return threadCpuUsage === undefined ? process.cpuUsage() : threadCpuUsage.call(process);
}

function createRunner(): NonNullable<typeof runner> {
  const vm = loadVm();
  return { script: new vm.Script('call()'), context: vm.createContext({}) };
}
