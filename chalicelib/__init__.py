"""What is deployed. While a Lambda starts, nothing that an import makes is garbage: looking for some costs 10 ms
(decision 0026).

`runtime.prepare` ends that.
"""

import gc
import os

if "_HANDLER" in os.environ:
    gc.disable()
