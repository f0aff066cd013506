import type { Script } from 'node:vm';
import { lazy } from '../../util/lazy';

const loadVm = lazy(() => require('node:vm') as typeof import('node:vm'));

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

/** CPU time for calls that only the clock can measure, in milliseconds. One evaluation has one; what is spent stays spent. */
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

  /** Whether short calls have taken so much time together that it is worth while to measure their CPU time. */
  get isNoticeable(): boolean {
    return this.glancedMs > noticeableMs;
  }

  spendAll(): void {
    this.spentMs = this.maxMs;
  }

  /** For the next evaluation. */
  renew(): void {
    this.spentMs = this.chargedMs = this.glancedMs = 0;
  }

  /** Calls a function, and spends the CPU time that it takes. To know that takes some microseconds. */
  spendOn<T>(call: () => T): T {
    const before = cpuUsage();
    try {
      return call();
    } finally {
      const { user, system } = cpuUsage();
      this.spentMs += (user + system - before.user - before.system) / 1000;
    }
  }

  /** Calls a function, and notes the time that passes, which on a busy machine is not all its own. Spends none. */
  glanceAt<T>(call: () => T): T {
    const started = hrtime.bigint();
    const result = call();
    this.glancedMs += Number(hrtime.bigint() - started) / 1e6;
    return result;
  }
}

const noticeableMs = 10;
/** The machine's own, whatever a test runner makes of the time. */
// eslint-disable-next-line no-restricted-properties -- how long the machine works, not what time it is in the emulator
const { hrtime } = process;

/** The longest timeout that Node takes. */
const maxTimeoutMs = 2 ** 31 - 1;

/**
 * Calls a function and throws `lateness()` when the budget is spent before it has returned. What Node offers to interrupt
 * a regular expression is a virtual machine; only this constant script runs in it. Takes about 0.06 ms more than the call
 * itself. Node measures elapsed time, the budget is CPU time: on a busy machine a call that was interrupted is called
 * again, with what is left, until half of the budget is spent.
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
 * Calls a function that may take up to some milliseconds, and spends the time of such calls once it is noticeable. Throws
 * `lateness()` when the budget is spent.
 */
export function callTimed<T>(budget: TimeBudget, call: () => T, lateness: () => Error): T {
  if (!budget.isNoticeable) return budget.glanceAt(call);
  if (budget.leftMs <= 0) throw lateness();
  return budget.spendOn(call);
}

/** Of this thread, where Node can tell; else of the process, with all of its threads. */
function cpuUsage(): NodeJS.CpuUsage {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  return threadCpuUsage === undefined ? process.cpuUsage() : threadCpuUsage.call(process);
}

function createRunner(): NonNullable<typeof runner> {
  const vm = loadVm();
  return { script: new vm.Script('call()'), context: vm.createContext({}) };
}
