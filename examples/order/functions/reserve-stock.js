const stock = { 'grain-5kg': 40, sieve: 3, apron: 12 };

/** Takes a line of an order off the stock. */
exports.handler = async ({ sku, quantity }) => {
  const left = (stock[sku] ?? 0) - quantity;
  if (left < 0) throw Object.assign(new Error(`There is not enough ${sku} left.`), { name: 'Stock.Missing' });
  stock[sku] = left;
  return { sku, quantity, left };
};
