"""What the user may set about reading: limits against hostile input, and names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from foedus.errors import QueryError


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Where a row of JSON, CSV or Parquet keeps what foedus needs.

    Each attribute lists column names in order of preference; the first that is present and not
    empty is taken. Names are compared without regard to case, and a dot goes into a nested
    object (``source.name``).
    """

    text: tuple[str, ...] = (
        "text", "body", "content", "article", "article_text", "full_text", "fulltext",
        "full text", "maintext", "articlebody", "story", "plain_text", "raw_text",
    )  # fmt: skip
    title: tuple[str, ...] = ("title", "headline", "head", "heading", "hed")
    url: tuple[str, ...] = ("url", "uri", "link", "href", "web_url", "canonical", "source_url")
    published: tuple[str, ...] = (
        "published", "date", "date_published", "datepublished", "publish_date", "published_at",
        "publishedat", "publication_date", "publication date", "pub_date", "pubdate",
        "published_date", "date_publish", "published_on", "timestamp",
    )  # fmt: skip
    outlet: tuple[str, ...] = (
        "outlet", "source.name", "source", "source_name", "publisher.name", "publisher",
        "publication", "sitename", "site_name", "newspaper", "media_name", "source_domain",
        "domain",
    )  # fmt: skip
    authors: tuple[str, ...] = ("authors", "author", "author.name", "byline", "creator", "writer")
    language: tuple[str, ...] = ("language", "lang", "language_code")

    def override(self, names: Mapping[str, str]) -> FieldMap:
        """Put the user's own column names in front of the usual ones.

        Args:
            names: Field of foedus (``text``, ``title`` ...) to a column name of the data.

        Returns:
            A new map.

        Raises:
            QueryError: A key is not a field of foedus.
        """
        known = [f.name for f in fields(self)]
        for key in names:
            if key not in known:
                raise QueryError(f"no field called {key!r}; there are {', '.join(known)}")
        return replace(self, **{k: (v, *getattr(self, k)) for k, v in names.items()})


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits and field names for one run. The defaults fit news; a limit hit is reported.

    Attributes:
        max_bytes: Bytes of one report: a text or HTML file, one row, one JSON file.
        max_nested_bytes: Bytes of an archive that lies inside another, which has to be held in
            memory.
        max_members: Members of one archive.
        max_depth: How many layers of packing may lie around a report; ``.tar.gz`` is two.
        max_ratio: How many times its own size an archive may unpack to. Text compresses 3 to 10
            times, a zip bomb 1000 times and more.
        free_bytes: What any archive may unpack to, whatever the ratio.
    """

    fields: FieldMap = field(default_factory=FieldMap)
    max_bytes: int = 20_000_000
    max_nested_bytes: int = 100_000_000
    max_members: int = 100_000
    max_depth: int = 4
    max_ratio: int = 200
    free_bytes: int = 50_000_000
