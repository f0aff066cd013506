/** The lowest of several quotes; an empty object when nobody has made one. */
exports.handler = async ({ quotes }) => {
  const made = quotes.filter(({ price }) => price !== null);
  return made.sort((a, b) => a.price - b.price)[0] ?? {};
};
