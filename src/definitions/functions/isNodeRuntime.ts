/** Whether a function of this runtime may be run by Node; one that does not say its runtime may. */
export function isNodeRuntime(runtime: string | undefined): boolean {
  return (
    runtime === undefined || /^nodejs/i.test(runtime) || !/^(?:python|java|go|dotnet|ruby|rust|provided)/i.test(runtime)
  );
}
