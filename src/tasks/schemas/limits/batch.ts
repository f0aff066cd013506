/** See `modelLimits`. */
export const batchLimits = {
  Ec2Configuration: 'imageType imageIdOverride imageKubernetesVersion',
  EksEmptyDir: 'sizeLimit',
  UpdatePolicy: 'jobExecutionTimeoutMinutes=1..360',
};
