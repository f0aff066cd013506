"""
Public templates with handlers of our own: copied into a folder, since their code is not there.

STEPMILL_IAC: the folder of the templates.
"""

import os
import pathlib
import shutil

import pytest

SOURCE = pathlib.Path(os.environ["STEPMILL_IAC"])

HANDLERS = {
    "etl": {
        "functions/etl_check/app.py": """
def lambda_handler(event, context):
    return {"JobRunState": event.get("forced") or "SUCCEEDED", "JobRunId": event["JobRunId"]}
""",
        "functions/etl_success/app.py": "def lambda_handler(event, context):\n    return {'done': event['JobRunId']}\n",
        "functions/etl_failure/app.py": "def lambda_handler(event, context):\n    raise RuntimeError('the job has failed')\n",
    },
    "stocks": {
        "functions/stock_checker/app.py": "def lambda_handler(event, context):\n    return {'stock_price': event['price']}\n",
        "functions/stock_buyer/app.py": """
def lambda_handler(event, context):
    return {"id": "t-1", "type": "buy", "price": str(event["stock_price"]), "qty": "1", "timestamp": "2030-01-01"}
""",
        "functions/stock_seller/app.py": """
class MarketClosed(Exception):
    pass
def lambda_handler(event, context):
    if event["stock_price"] > 99:
        raise MarketClosed("Nobody buys.")
    return {"id": "t-2", "type": "sell", "price": str(event["stock_price"]), "qty": "2", "timestamp": "2030-01-01"}
""",
    },
    "quorum": {
        "src/function.py": "def handler(event, context):\n    return {'ran': event['uuid'] != ''}\n",
    },
}

TEMPLATES = {
    "etl": "aws-sam-cli-app-templates__python3.10-step-func-etl-cookiecutter.project-name-template.yaml",
    "stocks": "aws-sam-cli-app-templates__python3.10-step-func-conn-cookiecutter.project-name-template.yaml",
    "quorum": "step-functions-workflows-collection__quorum-with-parallel-pattern-template.yaml",
}


@pytest.fixture(scope="session")
def templates(request):
    """The folders of the templates, below the root of this run."""
    made = {}
    for name, source in TEMPLATES.items():
        folder = pathlib.Path(request.config.rootpath, name)
        if not folder.exists():
            staged = folder.with_name(f"{name}-{os.getpid()}")
            shutil.copytree(SOURCE / source, staged)
            for file, code in HANDLERS[name].items():
                target = staged / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(code)
            try:
                staged.rename(folder)
            except OSError:
                shutil.rmtree(staged)
        made[name] = folder / "template.yaml"
    return made
