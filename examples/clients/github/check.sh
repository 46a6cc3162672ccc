#!/bin/sh
# Checks the references of a Git repository, and says what is doubtful as GitHub's annotations:
#
#   check.sh [--strict] [FILE|FOLDER]…
#
# It looks at the .bib, .md and .tex files that Git knows; of a .tex file, at the items of
# thebibliography. The exit status is that of `ibid check`: 1 if something can't be read, or with
# --strict if there are doubts, and 2 if a file can't be opened. Needs git, awk and ibid.
set -u
export NO_COLOR=1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
strict=
if [ "${1-}" = --strict ]; then
    strict=--strict
    shift
fi
[ $# -gt 0 ] || set -- .
work=$(mktemp -d) || exit 2
trap 'rm -r "$work"' EXIT

# What ibid says of a file, in $work/said and $work/unread.
ask() {
    case $1 in
    *.tex) awk -f "$here/latex.awk" "$1" | ibid check --quiet $strict --from text - ;;
    *) ibid check --quiet $strict -- "$1" ;;
    esac >"$work/said" 2>"$work/unread"
}

git -c core.quotePath=false ls-files -- "$@" >"$work/files" || exit 2
worst=0
while IFS= read -r file; do
    case $file in
    *.bib | *.md | *.tex) ;;
    *) continue ;;
    esac
    ask "$file"
    status=$?
    [ "$status" -le "$worst" ] || worst=$status
    FILE=$file awk -f "$here/annotate.awk" "$work/said" "$work/unread"
done <"$work/files"
exit "$worst"
