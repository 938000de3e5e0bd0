"""Opening the SQLite file: journal, foreign keys, waiting for other processes, schema version."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from foedus.errors import StoreError
from foedus.store import fulltext, schema

BUSY_TIMEOUT_MS = 30_000
"""How long a write waits for another process before the store is reported as locked."""


def connect(target: str | Path, *, create: bool) -> Engine:
    """Open (or create) the store and check that it is one of ours and of this version.

    Args:
        target: Path of the file.
        create: Whether a file that is not there is made.

    Raises:
        StoreError: Not there, not a foedus store, of another version, or not accessible.
    """
    path = _path(target)
    if not path.exists() and not create:
        raise StoreError(f"{path}: there is no store here; `foedus read REPORTS` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist")
    if path.exists() and not create and path.stat().st_size == 0:
        raise StoreError(f"{path}: empty file, not a store")
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _check(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _path(target: str | Path) -> Path:
    if "://" in str(target):
        scheme = str(target).partition("://")[0]
        raise StoreError(f"{scheme}: stores by address are not supported yet; name a file")
    return Path(target)


def _prepare(connection: Any, _record: object) -> None:
    """Per connection: transactions are begun by :func:`_begin` alone, so that DDL is in them."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")  # with WAL: safe against a killed process
    cursor.close()


def _begin(connection: Connection) -> None:
    """Writers take the write lock at once; a later upgrade could fail without waiting."""
    writes = connection.get_execution_options().get("foedus_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check(engine: Engine, path: Path) -> None:
    try:
        with engine.connect().execution_options(foedus_write=True) as connection:
            connection.begin()
            application = connection.scalar(text("PRAGMA application_id"))
            if not inspect(connection).get_table_names() and application == 0:
                _create(connection)
            elif application != schema.APPLICATION_ID:
                raise StoreError(f"{path}: a database of another program, not a foedus store")
            version = _upgraded(connection, _version(connection))
            connection.commit()
    except OperationalError as error:
        raise StoreError(f"{path}: {_plain(error)}") from error
    except DatabaseError as error:
        raise StoreError(f"{path}: not a foedus store ({_plain(error)})") from error
    if version != schema.SCHEMA_VERSION:
        newer = version > schema.SCHEMA_VERSION
        remedy = "upgrade foedus" if newer else "read the reports into a new store"
        raise StoreError(
            f"{path}: store of version {version}, this foedus knows version "
            f"{schema.SCHEMA_VERSION}; {remedy}"
        )
    with engine.connect() as connection:
        # Cannot be changed inside a transaction; kept by the file from then on.
        raw = connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection):
            raw.rollback()
            raw.execute("PRAGMA journal_mode = WAL")


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    fulltext.create(connection)
    connection.execute(
        insert(schema.meta),
        [
            {"key": "schema_version", "value": str(schema.SCHEMA_VERSION)},
            {"key": "generation", "value": "0"},
            {"key": "settled", "value": "0"},
        ],
    )
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")


def _upgraded(connection: Connection, version: int) -> int:
    """The version of a store after bringing it up to date, where only tables were added."""
    if version != 1:
        return version
    schema.metadata.create_all(connection)
    meta = schema.meta
    connection.execute(
        update(meta).where(meta.c.key == "schema_version").values(value=str(schema.SCHEMA_VERSION))
    )
    return schema.SCHEMA_VERSION


def _version(connection: Connection) -> int:
    found = connection.scalar(
        select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
    )
    return int(found or 0)


def _plain(error: DatabaseError) -> str:
    """The driver's own words, without the statement and its parameters."""
    return str(error.orig)
