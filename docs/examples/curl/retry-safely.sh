#!/usr/bin/env bash
# Files a ticket once, however often the network or the server fails on the way.
# Needs curl and jq. Run: bash retry-safely.sh [KEY]
set -euo pipefail
url=${FRONTDESK_URL:-http://localhost:8000}
# One key for each ticket. Take what identifies it on your side: then a second run files nothing twice either.
key=${1:-order-$(date +%s)-$$}

query='mutation File($input: CreateTicketInput!) {
  createTicket(input: $input) {
    ticket { id category priority }
    userErrors { field message }
  }
}'
input=$(jq -n --arg key "$key" '{
  title: "Charged twice",
  description: "The March invoice was paid twice.",
  idempotencyKey: $key
}')

for pause in 1 2 4 8 16 0; do
  if answer=$(
    jq -n --arg query "$query" --argjson input "$input" '{ $query, variables: { $input } }' |
      curl -sS --max-time 30 -H 'content-type: application/json' --data-binary @- "$url/graphql"
  ) && jq -e 'has("data") or has("errors")' <<<"$answer" >/dev/null; then
    # Neither an error that will come again, nor an answer, is worth another try.
    if [ "$(jq '[.errors[]?.extensions.retryable] | any' <<<"$answer")" = false ]; then
      jq -r '(.errors[]?, .data.createTicket.userErrors[]?) | "\(.message)\n" | halt_error(1)' <<<"$answer"
      jq -r '.data.createTicket.ticket | "ticket \(.id) \(.category) \(.priority)"' <<<"$answer"
      exit
    fi
  fi
  sleep "$pause"
done
echo "given up; run it again with the key $key" >&2
exit 1
