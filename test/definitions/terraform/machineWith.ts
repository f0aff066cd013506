/** A module whose machine has the value of an expression for its comment. */
export function machineWith(expression: string, more = ''): string {
  return `resource "aws_sfn_state_machine" "order" {
  name     = "orders"
  role_arn = "r"
  definition = jsonencode({
    Comment = ${expression}
    StartAt = "End"
    States = { End = { Type = "Succeed" } }
  })
}
variable "stage" { default = "dev" }
variable "size" {
  type    = number
  default = 3
}
variable "nobody" {}
variable "tables" { default = { orders = "orders-table", "with-dash" = 1 } }
locals {
  names = ["a", "b", "c"]
  deep  = { list = [{ name = "x" }, { name = "y" }], none = null }
}
${more}`;
}
