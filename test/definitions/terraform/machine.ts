/** A module with a machine of this definition, and its role. */
export function machine(definition: string, more = ''): string {
  return `resource "aws_sfn_state_machine" "order" {
  name     = "orders"
  role_arn = aws_iam_role.role.arn
  definition = ${definition}
${more}
}
resource "aws_iam_role" "role" { name = "role" }
`;
}
