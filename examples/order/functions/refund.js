/** Pays an order back. */
exports.handler = async ({ orderId, amount, reason }) => ({ orderId, status: 'REFUNDED', amount, reason });
