/** Says whether there is one more step, and with how many probes. */
exports.handler = async ({ clock }) => {
  const { steps, step = 0, target } = clock;
  const goOn = step < steps;
  const load = goOn ? (target ?? step + 1) : (clock.load ?? 0);
  return {
    clock: { ...clock, step: goOn ? step + 1 : step, load, goOn },
    probes: goOn ? Array.from({ length: load }, (_, index) => index) : [],
  };
};
