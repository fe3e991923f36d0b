"""Advisories: no version of a library that pyproject.toml allows has a hole that is known and could be reached.

What is known changes without this project: `pip-audit` asks for it (CONTRIBUTING.md), in CI every week. What was
answered by raising a bound stands here, so that nobody lowers it again for a convenience.
"""

from __future__ import annotations

import tomllib
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

HOLES: Final = {
    "pillow": (
        ("12.3.0", "CVE-2026-112403: JPEG decoder, heap buffer overflow"),
        ("12.3.0", "CVE-2026-96639: image memory reused after a change of mode"),
        ("12.3.0", "CVE-2026-96643: Exif headers replaced without end"),
        ("12.2.0", "CVE-2026-59199: paste and crop, heap out-of-bounds write"),
        ("11.2.1", "CVE-2025-48379: DDS, write buffer overflow"),
    ),
    "pillow-heif": (("1.2.1", "CVE-2026-28231: heap out-of-bounds read"),),
    "scikit-learn": (("1.4.2", "CVE-2024-5206: training data kept in a vectorizer"),),
    "numpy": (("1.21.6", "CVE-2021-41496: buffer overflow in f2py"),),
    "onnx": (
        ("1.20.1", "CVE-2026-34447: external data by a symbolic link"),
        ("1.20.1", "CVE-2026-34445: attributes overwritten by a file"),
        ("1.17.0", "CVE-2025-51480: external data written outside its folder"),
    ),
    "distributed": (
        ("2025.12.0", "CVE-2026-23528: code run by a link to the dashboard"),
        ("2021.9.1", "CVE-2021-42343: local workers listen to the network"),
    ),
}
"""By library, the last version that has each hole, and the hole."""


def _requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(line) for one in lists for line in one]


@pytest.mark.parametrize("name", HOLES)
def test_no_version_with_a_known_hole_is_allowed(name: str) -> None:
    asked = [one for one in _requirements() if canonicalize_name(one.name) == name]
    assert asked
    allowed = [
        f"{one} allows {last}, which has {hole}"
        for one in asked
        for last, hole in HOLES[name]
        if one.specifier.contains(last)
    ]
    assert allowed == []
