"""Events and acts: who did what to whom, coded with a readable codebook."""

from foedus.events.checking import check
from foedus.events.codebook import Codebook, load_codebook
from foedus.events.coding import Coding, code

__all__ = ["Codebook", "Coding", "check", "code", "load_codebook"]
