import pytest

pytest_plugins = ["pytester"]

ORDER = {"order": "o-1", "amount": 10, "items": ["cup", "pot"], "keepSeconds": 364 * 86400}


@pytest.fixture
def given():
    return dict(ORDER)


@pytest.fixture
def order(sfn):
    return sfn.machine("template.yaml", "Order")
