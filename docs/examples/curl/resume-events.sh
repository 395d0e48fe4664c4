#!/usr/bin/env bash
# What has happened since the last run. Run it from cron: nothing is missed in between, and nothing comes twice.
# Needs curl and jq. Run: bash resume-events.sh [CURSOR-FILE]
set -euo pipefail
url=${FRONTDESK_URL:-http://localhost:8000}
file=${1:-frontdesk.cursor}

events='query Events($after: String) {
  ticketEvents(after: $after, first: 100) {
    nodes { kind version ticket { id status title } }
    pageInfo { endCursor hasNextPage }
  }
}'

ask() { # ask DOCUMENT VARIABLES
  jq -n --arg query "$1" --argjson variables "$2" '{ $query, $variables }' |
    curl -sS --retry 5 --retry-connrefused --max-time 30 \
      -H 'content-type: application/json' --data-binary @- "$url/graphql"
}

save() { # The file holds the old cursor or the new one, never half of one.
  printf %s "$1" >"$file.new" && mv "$file.new" "$file"
}

start_anew() { # Reads what is there, and the place in the log that this is the state of.
  local answer
  answer=$(ask '{ ticketStats { total asOf } }' '{}')
  save "$(jq -er .data.ticketStats.asOf <<<"$answer")"
  echo "starting with $(jq .data.ticketStats.total <<<"$answer") tickets"
}

[ -s "$file" ] || start_anew
while :; do
  answer=$(ask "$events" "$(jq -n --rawfile after "$file" '{ $after }')")
  case $(jq -r '.errors[0].extensions.code // "" ' <<<"$answer") in
    '') ;;
    INVALID_CURSOR | RESYNC_REQUIRED) start_anew && continue ;;
    *) jq -r '.errors[0].message' <<<"$answer" >&2 && exit 1 ;;
  esac
  jq -r '.data.ticketEvents.nodes[]
    | "\(.kind) \(.ticket.id) v\(.version) \(.ticket.status) \(.ticket.title)"' <<<"$answer"
  # Only now: an event that was not taken in comes again.
  save "$(jq -r .data.ticketEvents.pageInfo.endCursor <<<"$answer")"
  [ "$(jq .data.ticketEvents.pageInfo.hasNextPage <<<"$answer")" = true ] || break
done
