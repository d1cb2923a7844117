"""`nianbao completion`: scripts that complete commands and options, made from the catalogue."""

from __future__ import annotations

from tui.commands import console
from tui.commands.catalogue import COMMANDS, GENERAL, HELP, Command
from tui.commands.console import Refusal
from tui.commands.parsing import Options


def run(options: Options) -> int:
    """Print the script for one shell."""
    shell = options.text("shell")
    make = {"bash": bash, "zsh": zsh, "fish": fish}.get(shell)
    if make is None:
        raise Refusal(f"没有“{shell}”的补全脚本，可以用的有：bash、zsh、fish")
    console.out(make())
    return console.DONE


def _flags(command: Command) -> list[str]:
    return [flag for option in (*command.arguments, HELP) for flag in option.flags]


def _words(shell_word: str) -> str:
    """A `case` with the words that may follow each command."""
    lines = [f"    {known.name}) {shell_word}='{' '.join(_flags(known))}' ;;" for known in COMMANDS]
    first = " ".join((*(known.name for known in COMMANDS), *_flags(GENERAL)))
    return "\n".join((*lines, f"    *) {shell_word}='{first}' ;;"))


def bash() -> str:
    """For bash: commands first, then the options of the command; anything else is a file."""
    return f"""_nianbao() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} command=
  [ "$COMP_CWORD" -gt 1 ] && command=${{COMP_WORDS[1]}}
  local known
  case $command in
{_words("known")}
  esac
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] || [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$known" -- "$word"))
  fi
}}
complete -o default -F _nianbao nianbao"""


def zsh() -> str:
    """For zsh: the same, with what each command does."""
    described = "\n".join(f"    {_quoted(f'{known.name}:{known.summary}')}" for known in COMMANDS)
    return f"""_nianbao() {{
  local -a commands known
  commands=(
{described}
  )
  if (( CURRENT == 2 )); then
    _describe 命令 commands
    _files
    return
  fi
  local options
  case $words[2] in
{_words("options")}
  esac
  known=(${{=options}})
  [[ $words[CURRENT] == -* ]] && compadd -- $known || _files
}}
compdef _nianbao nianbao"""


def fish() -> str:
    """For fish: one line for each command and each option, with what it does."""
    lines = [
        f"complete -c nianbao -n __fish_use_subcommand -a {known.name} -d {_quoted(known.summary)}"
        for known in COMMANDS
    ]
    for known in COMMANDS:
        for option in (*known.arguments, HELP):
            if option.flags:
                names = " ".join(
                    f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags
                )
                takes = " -r" if option.value else ""
                seen = f"'__fish_seen_subcommand_from {known.name}'"
                lines.append(f"complete -c nianbao -n {seen} {names}{takes} -d {_quoted(option.help)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "") + "'"
