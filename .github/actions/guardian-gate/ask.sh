#!/usr/bin/env bash
# Asks the readiness gate about a deployment until it decides. Exits with 0 only on a yes.
#
# Reads GATE_ENVIRONMENT, GATE_SERVICE, GATE_ARTIFACT, GATE_FUNCTION, GATE_DEPLOYMENT, GATE_TIMEOUT_MINUTES, and what
# GitHub sets for each job: GITHUB_REPOSITORY, GITHUB_REPOSITORY_ID, GITHUB_SHA, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY.
# GATE_PAUSE is the time between two questions, in seconds. For tests GATE_ENDPOINT is another address of Lambda's API, and
# GATE_TIMEOUT_SECONDS a shorter patience.
set -euo pipefail

# One line, without what the runner takes for a command: "::" at its start, "##[" anywhere.
inert() {
  local text=${1//[$'\r\n']/ }
  text=${text//::/: :}
  printf '%s' "${text//'##['/'## ['}"
}

fail() {
  echo "::error::Deploy Guardian: $(inert "$1")"
  exit 1
}

for name in GATE_ENVIRONMENT GATE_SERVICE GATE_ARTIFACT GATE_FUNCTION GITHUB_REPOSITORY GITHUB_REPOSITORY_ID GITHUB_SHA; do
  [ -n "${!name:-}" ] || fail "$name: found nothing, expected a value"
done
minutes=${GATE_TIMEOUT_MINUTES:-55}
[[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || fail "timeout-minutes: found $minutes, expected whole minutes, 1 to 9999"
deployment=${GATE_DEPLOYMENT:-}
[[ $deployment =~ ^[0-9]*$ ]] || fail "deployment: found something else, expected a deployment's id"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "$deployment" ]; then
  jq -n --arg ref "$GITHUB_SHA" --arg environment "$GATE_ENVIRONMENT" --arg service "$GATE_SERVICE" \
    --arg artifact "$GATE_ARTIFACT" \
    '{ref: $ref, environment: $environment, auto_merge: false, required_contexts: [],
      payload: {service: $service, artifact: $artifact}}' >"$work/deployment.json"
  deployment=$(gh api "repos/$GITHUB_REPOSITORY/deployments" --method POST --input "$work/deployment.json" --jq .id) ||
    fail "the deployment could not be created: does the job have the permission deployments: write?"
fi
[[ $deployment =~ ^[1-9][0-9]*$ ]] || fail "deployment: found no id"
echo "deployment=$deployment" >>"$GITHUB_OUTPUT"

rollout=$GITHUB_REPOSITORY_ID-$deployment-$GATE_SERVICE
jq -n --arg rollout "$rollout" '{ask: {rollout: $rollout}}' >"$work/question.json"
deadline=$((SECONDS + ${GATE_TIMEOUT_SECONDS:-$((minutes * 60))}))
said=''

ask() {
  # live is the version that works right now; without it Lambda takes the newest, even one that was taken back.
  aws lambda invoke --function-name "$GATE_FUNCTION" --qualifier live --cli-binary-format raw-in-base64-out \
    ${GATE_ENDPOINT:+--endpoint-url "$GATE_ENDPOINT"} \
    --payload "file://$work/question.json" "$work/answer.json" >"$work/invoked.json" 2>"$work/error.txt"
}

while [ "$SECONDS" -lt "$deadline" ]; do
  if ! ask; then
    now="the gate could not be invoked: $(tail -n 1 "$work/error.txt")"
    decision=none
  elif jq -e .FunctionError "$work/invoked.json" >/dev/null; then
    now="the gate failed; its log says why"
    decision=none
  else
    decision=$(jq -r '.decision // "none"' "$work/answer.json")
    now=$(jq -r '.what // .error // "no answer"' "$work/answer.json")
  fi
  # Said once, not every few seconds. What the guardian says may hold what people wrote, so no line of it is a command.
  [ "$now" = "$said" ] || printf 'Deploy Guardian: %s\n' "$(inert "$now")"
  said=$now
  case $decision in
    approved)
      {
        echo "decision=approved"
        echo "artifact<<END_OF_ARTIFACT_$deployment"
        echo "$GATE_ARTIFACT"
        echo "END_OF_ARTIFACT_$deployment"
      } >>"$GITHUB_OUTPUT"
      jq -r '.comment // "Approved."' "$work/answer.json" >>"$GITHUB_STEP_SUMMARY"
      exit 0
      ;;
    vetoed)
      echo "decision=vetoed" >>"$GITHUB_OUTPUT"
      jq -r '.comment // "Vetoed."' "$work/answer.json" >>"$GITHUB_STEP_SUMMARY"
      fail "vetoed deployment $deployment of $GATE_SERVICE to $GATE_ENVIRONMENT; the reasons are in the job's summary"
      ;;
  esac
  sleep "${GATE_PAUSE:-10}"
done

echo "decision=timeout" >>"$GITHUB_OUTPUT"
fail "no answer in time, which is a no: $said"
