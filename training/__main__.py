"""`python -m training prepare|train|average|narrow|export|seams|evaluate`: see docs/model.md."""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    prepare = commands.add_parser("prepare", help="corpora to encoded documents")
    prepare.add_argument("--corpora", type=Path, required=True)
    focus = commands.add_parser("focus", help="sentences with marked actors, after prepare")
    focus.add_argument("--corpora", type=Path, required=True)
    focus.add_argument("--hold-out", type=int, help="fold, 0 to 4, that training does not see")
    for command in (prepare, focus):
        command.add_argument("--teacher", type=Path, help="weights that label what has no labels")
    train = commands.add_parser("train", help="train a model from a configuration file")
    train.add_argument("--config", type=Path, default=Path("training/config/base.toml"))
    train.add_argument("--full", type=float, required=True, help="minutes at the full rate")
    train.add_argument("--decay", type=float, required=True, help="minutes of decay after that")
    train.add_argument("--resume", type=Path, help="a trunk.pt to go on from")
    train.add_argument("--teacher", type=Path, help="run of a larger network to learn from")
    evaluate = commands.add_parser("evaluate", help="score a run on the development parts")
    evaluate.add_argument("--corpora", type=Path, required=True)
    evaluate.add_argument("--exported", type=Path, help="its folder, for its scores of seams")
    folds = commands.add_parser("folds", help="cross-validate the heads for actors")
    folds.add_argument("--corpora", type=Path, required=True)
    folds.add_argument("--start", type=Path, required=True, help="weights that saw none of it")
    folds.add_argument("--task", choices=("relation", "stance"), default="relation")
    folds.add_argument("--folds", type=int, nargs="*", default=range(5), help="0 to 4; all")
    folds.add_argument("--epochs", type=int, default=6, help="passes over the sentences")
    refine = commands.add_parser("refine", help="train the relation head of a finished run on")
    refine.add_argument("--corpora", type=Path, required=True)
    refine.add_argument("--hold-out", type=int, help="fold, 0 to 4, that training does not see")
    average = commands.add_parser("average", help="the mean of several finished runs")
    average.add_argument("--of", nargs="+", required=True, metavar="RUN[:SHARE]")
    average.add_argument("--own", nargs="*", default=[], help="weights taken from the last alone")
    narrow = commands.add_parser("narrow", help="a run with fewer units in layers or parser")
    narrow.add_argument("--of", type=Path, required=True, metavar="RUN")
    narrow.add_argument("--inner", type=int, help="inner units a layer that are kept; all")
    narrow.add_argument("--arc", type=int, help="units on each side of an arc; all")
    narrow.add_argument("--relation", type=int, help="units that tell an arc's relation; all")
    narrow.add_argument("--reread", type=int, help="inner units of the second look; all")
    recover = commands.add_parser("recover", help="the weights of the package as a run")
    wording = commands.add_parser("wording", help="fit what words say of relations; no run needed")
    wording.add_argument("--corpora", type=Path, required=True)
    wording.add_argument("--hold-out", type=int, help="fold, 0 to 4, that fitting does not see")
    wording.add_argument("--cross-validate", action="store_true", help="print figures alone")
    wording.add_argument("--target", type=Path, default=Path("src/foedus/events/wording.npz"))
    seams = commands.add_parser("seams", help="fit where roles begin and end; after export")
    seams.add_argument("--corpora", type=Path, required=True)
    export = commands.add_parser("export", help="write ONNX int8 into the package")
    for command in (export, seams, recover):
        command.add_argument("--target", type=Path, default=Path("src/foedus/language/weights"))
        command.add_argument("--variant", choices=("full", "fast"), default="full")
    for command in (evaluate, export):
        command.add_argument("--window", type=int, default=256, help="pieces read at once")
    for command in (prepare, focus, folds, train, evaluate, refine, narrow, export):
        command.add_argument("--data", type=Path, required=True, help="what prepare writes")
    for command in (train, evaluate, refine, average, narrow, recover, export):
        command.add_argument("--run", type=Path, required=True, help="folder of the run")
    args = parser.parse_args()
    COMMANDS[args.command](args)


def _prepare(args: argparse.Namespace) -> None:
    from training.prepare import prepare

    prepare(args.corpora, args.data, args.teacher)


def _focus(args: argparse.Namespace) -> None:
    from training.relations import prepare

    prepare(args.corpora, args.data, args.hold_out, args.teacher)


def _train(args: argparse.Namespace) -> None:
    from training.train import Config, Plan, train

    plan = Plan(args.full, args.decay, args.resume, args.teacher and args.teacher / "model.pt")
    train(args.data, args.run, Config.load(args.config), plan)


def _folds(args: argparse.Namespace) -> None:
    from training.folds import Settings, cross_validate

    settings = Settings(epochs=args.epochs)
    cross_validate(args.data, args.start, args.corpora, args.task, args.folds, settings)


def _evaluate(args: argparse.Namespace) -> None:
    from training.evaluate import evaluate, restore, show

    reader = restore(args.data, args.run, args.window, args.exported)
    print(show(evaluate(reader, args.corpora)))


def _refine(args: argparse.Namespace) -> None:
    from training.refine import refine

    refine(args.data, args.run, args.corpora, args.hold_out)


def _average(args: argparse.Namespace) -> None:
    from training.average import average

    named = (run.partition(":") for run in args.of)
    average([(Path(run), float(share or 1)) for run, _, share in named], args.run, args.own)


def _narrow(args: argparse.Namespace) -> None:
    from training.narrow import narrow

    sizes = {name: getattr(args, name) for name in ("inner", "arc", "relation", "reread")}
    narrow(args.data, args.of, {name: n for name, n in sizes.items() if n}, args.run)


def _recover(args: argparse.Namespace) -> None:
    from training.recover import recover

    recover(args.target, args.variant, args.run)


def _wording(args: argparse.Namespace) -> None:
    from training import wording

    if args.cross_validate:
        print(wording.cross_validate(args.corpora))
    else:
        wording.prepare(args.corpora, args.hold_out, args.target)


def _seams(args: argparse.Namespace) -> None:
    from training.seams import fit

    fit(args.corpora, args.target, args.variant)


def _export(args: argparse.Namespace) -> None:
    from training.export import export

    export(args.data, args.run, args.target, args.variant, args.window)


COMMANDS = {
    "prepare": _prepare, "focus": _focus, "train": _train, "folds": _folds,
    "evaluate": _evaluate, "refine": _refine, "average": _average, "narrow": _narrow,
    "recover": _recover, "wording": _wording, "seams": _seams, "export": _export,
}  # fmt: skip


if __name__ == "__main__":
    main()
