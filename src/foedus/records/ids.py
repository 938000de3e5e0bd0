"""Content-addressed identifiers: the same input gives the same id on any machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any

DIGEST_CHARS = 16
"""64 bits: a collision among ten million records has a chance of about 3 in a million."""


def content_id(prefix: str, *parts: Any) -> str:
    """Return ``prefix-xxxxxxxxxxxxxxxx``, a digest of JSON-serialisable ``parts``.

    Args:
        prefix: One or two letters naming the kind of record (``d`` document, ``s`` statement,
            ``e`` event, ``a`` act, ``st`` standing, ``c`` conflict, ``l`` lineage, ``y`` story).
        *parts: What makes the record itself: strings, numbers, None, lists and dicts of these.
    """
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:DIGEST_CHARS]}"
