"""What is deployed. While a Lambda starts, nothing that an import makes is garbage: looking for some costs 10 ms.

`runtime.prepare` ends that.
"""

import gc
import os

if "_HANDLER" in os.environ:
    gc.disable()
