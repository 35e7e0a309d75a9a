"""What is deployed: which functions there are, and how the process of each begins.

While a Lambda starts, nothing that an import makes is garbage, and looking for some costs 10 ms (decision 0026):
`runtime.prepare`, which the module of each handler calls last, ends that.
"""

import gc
import os
from collections.abc import Mapping

CLIENTS: Mapping[str, tuple[str, ...]] = {
    "app.app": ("dynamodb", "kms", "stepfunctions"),
    "chalicelib.tasks.send_code_by_sms": ("dynamodb", "kms", "sns"),
    "chalicelib.tasks.send_code_by_email": ("dynamodb", "kms", "sesv2"),
    "chalicelib.tasks.create_account": ("dynamodb", "kms"),
    "chalicelib.tasks.mend_registration": ("dynamodb", "stepfunctions"),
}
"""By handler, the AWS clients (botocore's names) that its process makes while it starts."""

if os.environ.get("_HANDLER") in CLIENTS:
    gc.disable()
