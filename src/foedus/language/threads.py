"""One thread for numpy's matrix products, as for the network.

The products between windows are small. A linear-algebra library that shares them out among threads
takes several times the CPU time for them, and its idle threads wait busily while the network runs,
so that processes side by side fight for the cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Within it, linear algebra runs on the calling thread; afterwards on as many as before."""
    return _libraries().limit(limits=1, user_api="blas")  # type: ignore[no-any-return]


@cache
def _libraries() -> ThreadpoolController:
    """The linear-algebra libraries of this process; finding them takes milliseconds."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
