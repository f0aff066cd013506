const prices = { north: 12, south: 9, west: 11 };
const asleep = new Set(['south']);

class SupplierError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** What a supplier asks for a part. South wakes up when it has been asked once; there is no east any more. */
exports.handler = async ({ part, supplier }) => {
  if (asleep.delete(supplier)) throw new SupplierError('Supplier.Asleep', `${supplier} does not answer at night.`);
  const price = prices[supplier];
  if (price === undefined) throw new SupplierError('Supplier.Closed', `${supplier} has closed.`);
  return { supplier, part, price };
};
