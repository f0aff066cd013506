import type { RecordedReport } from './formatRecorded';
import { meanOf } from './recordedPaths';

/** For other programs: dollars and seconds are those of one execution on the average. */
export function recordedAsJson(report: RecordedReport): object {
  const { type, executions, region, canBeExpress, recorded, paths, others } = report;
  const { costs, machines, notCounted, nested, childrenLeftOut, childrenWithoutPrice } = recorded;
  const sum = (of: RecordedReport['recorded']['costs']): object => {
    const express = of.flatMap(({ expressDollars }) => (expressDollars === undefined ? [] : [expressDollars]));
    const transitions = of.map((cost) => cost.transitions);
    return {
      count: of.length,
      transitions: { mean: meanOf(transitions), least: Math.min(...transitions), most: Math.max(...transitions) },
      seconds: meanOf(of.map(({ seconds }) => seconds)),
      standardDollars: meanOf(of.map(({ standardDollars }) => standardDollars)),
      expressDollars: canBeExpress && express.length === of.length ? meanOf(express) : null,
    };
  };
  return {
    type,
    executions,
    region,
    machines,
    ...sum(costs),
    paths: paths.map(({ states, status, caught, costs: own }) => ({
      states,
      status,
      caught,
      share: own.length / costs.length,
      ...sum(own),
    })),
    notRecorded: others.map(({ states, fails, transitions }) => ({ states, fails, transitions })),
    notCounted,
    nestedExecutions: nested,
    childrenLeftOut,
    childrenWithoutPrice,
  };
}
