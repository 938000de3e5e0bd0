"""The group of commands, and what becomes of errors.

Command modules import nothing heavy at their top, so that ``foedus --help`` answers at once; a test
holds them to it.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import click

from foedus.cli.actors import actors
from foedus.cli.brief import brief
from foedus.cli.check import codebook, kb
from foedus.cli.explain import explain
from foedus.cli.export import export
from foedus.cli.read import read
from foedus.cli.search import search
from foedus.cli.show import show
from foedus.cli.terminal import safe
from foedus.errors import FoedusError
from foedus.version import __version__

EXIT_ERROR = 1
EXIT_BUG = 3
EXIT_STOPPED = 130
"""As shells report a process ended by Ctrl-C."""

EPILOG = """\b
Exit codes:
  0  done; inputs that could not be read are listed
  1  nothing could be read, or the question cannot be answered
  2  wrong use of the command line
  3  a bug in foedus: everything else was done, and the bug is shown
"""


class Commands(click.Group):
    """Turns errors into one line and an exit code; only bugs show where they happened."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except FoedusError as error:
            click.echo(f"foedus: {safe(str(error))}", err=True)
            ctx.exit(EXIT_ERROR)
        except KeyboardInterrupt:
            click.echo("foedus: stopped; nothing is lost, run it again to go on", err=True)
            ctx.exit(EXIT_STOPPED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            click.echo(f"foedus: {safe(f'{error.filename}: {error.strerror}')}", err=True)
            ctx.exit(EXIT_ERROR)
        except Exception as error:
            click.echo(f"foedus: bug: {type(error).__name__}: {safe(str(error))}", err=True)
            if os.environ.get("FOEDUS_DEBUG"):
                traceback.print_exc(file=sys.stderr)
            else:
                click.echo("foedus: set FOEDUS_DEBUG=1 to see where it happened", err=True)
            ctx.exit(EXIT_BUG)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name="foedus")
def main() -> None:
    """Reads news reports about states and alliances, and keeps from them an account that can be
    checked sentence by sentence: who did or said what to whom, when, and according to whom.

    \b
    Begin with:
      foedus read reports/
      foedus show timeline --actor ARM --with CSTO
      foedus explain e-1a2b3c
    """  # noqa: D205  shown as help


for command in (read, show, search, brief, export, explain, actors, kb, codebook):
    main.add_command(command)
