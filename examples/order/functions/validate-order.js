/** Checks an order and adds it up. */
exports.handler = async ({ orderId, delivery = 'standard', card, address, lines = [] }) => {
  if (lines.length === 0) throw Object.assign(new Error(`Order ${orderId} has no lines.`), { name: 'Order.Invalid' });
  const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  return { orderId, delivery, card, address, total, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) };
};
