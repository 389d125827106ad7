#!/usr/bin/env bash
# What the action runs. Inputs come as variables and become an array, one line
# an argument: nothing of them is ever evaluated.
set -euo pipefail

if ! command -v citecheck >/dev/null; then
  bin=$(mktemp -d)
  if [ "${INPUT_VERSION:-source}" = source ]; then
    (cd "$GITHUB_ACTION_PATH" && CGO_ENABLED=0 go build -trimpath -o "$bin/citecheck" ./cmd/citecheck)
  else
    GOBIN=$bin go install "github.com/citecheck/citecheck/cmd/citecheck@$INPUT_VERSION"
  fi
  PATH="$bin:$PATH"
fi

report=$(mktemp)
args=(check --format github --report "json=$report" --fail-on "${INPUT_FAIL_ON:-error}")
[ -z "${INPUT_ONLY_CHANGED:-}" ] || args+=(--only-changed "$INPUT_ONLY_CHANGED")
[ -z "${INPUT_SARIF:-}" ] || args+=(--report "sarif=$INPUT_SARIF")
[ "${INPUT_SUMMARY:-true}" != true ] || [ -z "${GITHUB_STEP_SUMMARY:-}" ] || args+=(--report "markdown=$GITHUB_STEP_SUMMARY")
while IFS= read -r line; do
  [ -z "$line" ] || args+=("$line")
done <<<"${INPUT_ARGS:-}"
args+=(--)
while IFS= read -r line; do
  [ -z "$line" ] || args+=("$line")
done <<<"${INPUT_PATHS:-.}"

status=0
citecheck "${args[@]}" || status=$?
# Readers of the pull request see annotations, not the log.
case $status in
  2) echo "::error title=citecheck::the inputs of the action or .citecheck.yml are wrong: the log of the step says what" ;;
  3) echo "::error title=citecheck::the check could not be finished: the log of the step says why" ;;
esac
# "errors", "warnings" and "infos" of the summary, which ends the report.
findings=$(sed -n 's/^ *"\(errors\|warnings\|infos\)": \([0-9]*\),$/\2/p' "$report" | tail -n 3 | awk '{n += $1} END {print n + 0}')
{
  echo "exit-code=$status"
  echo "findings=$findings"
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
exit "$status"
