"""Reading keeps to one thread and leaves the process as it was."""

from threadpoolctl import ThreadpoolController

from foedus.language.threads import one_thread


def _threads() -> list[int]:
    libraries = ThreadpoolController().select(user_api="blas").info()
    return [library["num_threads"] for library in libraries]


def test_linear_algebra_keeps_to_one_thread_and_then_has_as_many_as_before() -> None:
    before = _threads()
    with one_thread():
        assert set(_threads()) <= {1}
    assert _threads() == before
