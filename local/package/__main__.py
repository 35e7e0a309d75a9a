"""`python -m local.package [STAGE [ARCHITECTURE]]`, which `make package` calls."""

import sys

from local.package.build import package

if __name__ == "__main__":
    print(package(*(sys.argv[1:] or ["production"])))
