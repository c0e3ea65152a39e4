"""Print the register: ``python -m cxsim.validation.register > docs/preregistration.md``."""

from __future__ import annotations

import sys

from cxsim.validation.register.document import document

sys.stdout.write(document())
