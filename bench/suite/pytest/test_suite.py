"""The suite of `stepmill.test.cjs`, with pytest-stepmill."""

import json
import pathlib

import pytest

GIVEN = json.loads((pathlib.Path(__file__).parent / "order.json").read_text())


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["title"])
def test_it(sfn, case):
    order = sfn.create(GIVEN["definition"], "Order")
    busy, output = case["busy"], case["output"]
    sfn.function("price", lambda item: {"sku": item["sku"], "price": 1})
    if busy > 0:
        order.mock("Charge").throws("Payment.Busy", times=busy).returns(output["charge"])
    elif case["declined"]:
        order.mock("Charge").throws("Payment.Declined")
    else:
        order.mock("Charge").returns(output["charge"])
    order.mock("Pack").returns(output["fulfilment"][0])
    order.mock("Notify").returns(output["fulfilment"][1])
    run = order.run(case["input"])
    if case["declined"]:
        assert run.error == "Order.Refused"
    else:
        assert run.output == output
    assert len(run.state("Charge").attempts) == busy + 1
