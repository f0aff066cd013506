/** See `modelLimits`. */
export const ecsLimits = {
  CapacityProviderStrategyItem: 'weight=0..1000 base=0..100000',
  ManagedScaling:
    'targetCapacity=1..100 minimumScalingStepSize=1..10000 maximumScalingStepSize=1..10000 instanceWarmupPeriod=0..10000',
  ServiceConnectClientAlias: 'port=0..65535',
  ServiceConnectService: 'ingressPortOverride=0..65535',
  Tag: 'key',
  TimeoutConfiguration: 'idleTimeoutSeconds=0..2147483647 perRequestTimeoutSeconds=0..2147483647',
};
