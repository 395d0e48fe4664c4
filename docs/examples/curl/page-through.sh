#!/usr/bin/env bash
# Every ticket there is, each once, as tab-separated lines.
# Needs curl and jq. Run: bash page-through.sh > tickets.tsv
set -euo pipefail
url=${FRONTDESK_URL:-http://localhost:8000}

query='query Page($after: String) {
  tickets(first: 100, after: $after) {
    nodes { id status title }
    pageInfo { endCursor hasNextPage }
  }
}'

after=null # before the first page
while :; do
  answer=$(
    jq -n --arg query "$query" --argjson after "$after" '{ $query, variables: { $after } }' |
      curl -sS --retry 5 --retry-connrefused --max-time 30 \
        -H 'content-type: application/json' --data-binary @- "$url/graphql"
  )
  jq -r 'if .errors then "\(.errors[0].message)\n" | halt_error(1) else .data.tickets.nodes[] end
    | [.id, .status, .title] | @tsv' <<<"$answer"
  [ "$(jq .data.tickets.pageInfo.hasNextPage <<<"$answer")" = true ] || break
  after=$(jq .data.tickets.pageInfo.endCursor <<<"$answer")
done
