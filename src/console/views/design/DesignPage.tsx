export function DesignPage(_props: { arns: readonly string[] }) {
  return <p>soon</p>;
}
