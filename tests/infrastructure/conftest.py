"""Facts live beside their breaks, outside test modules; pytest still explains their asserts."""

import pytest

pytest.register_assert_rewrite("tests.infrastructure.facts")
