#!/usr/bin/env bash
# How many tickets are not done yet, and of which kinds.
# Needs curl and jq. Run: bash stats.sh
set -euo pipefail
url=${FRONTDESK_URL:-http://localhost:8000}

query='query Stats($filter: TicketFilter) {
  ticketStats(filter: $filter) {
    total
    byCategory { category count }
    byPriority { priority count }
  }
}'
# The same filter serves lists, exports and events.
variables='{ "filter": { "status": ["OPEN", "IN_PROGRESS"] } }'

jq -n --arg query "$query" --argjson variables "$variables" '{ $query, $variables }' |
  curl -sS --retry 5 --retry-connrefused --max-time 30 \
    -H 'content-type: application/json' --data-binary @- "$url/graphql" |
  jq -r 'if .errors then "\(.errors[0].message)\n" | halt_error(1) else .data.ticketStats end
    | "\(.total) tickets are not done",
      (.byCategory[] | "\(.category) \(.count)"),
      (.byPriority[] | "\(.priority) \(.count)")'
