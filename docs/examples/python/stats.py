# How many tickets are not done yet, and of which kinds.
# pip install "gql[requests]>=4,<5" && python stats.py
import os

from gql import Client, GraphQLRequest
from gql.transport.requests import RequestsHTTPTransport

URL = os.environ.get("FRONTDESK_URL", "http://localhost:8000")
client = Client(transport=RequestsHTTPTransport(f"{URL}/graphql", timeout=30, retries=5))

STATS = """
query Stats($filter: TicketFilter) {
  ticketStats(filter: $filter) {
    total
    byCategory { category count }
    byPriority { priority count }
  }
}
"""
# The same filter serves lists, exports and events.
variables = {"filter": {"status": ["OPEN", "IN_PROGRESS"]}}
stats = client.execute(GraphQLRequest(STATS, variable_values=variables))["ticketStats"]

print(stats["total"], "tickets are not done")
for each in stats["byCategory"]:
    print(each["category"], each["count"])
for each in stats["byPriority"]:
    print(each["priority"], each["count"])
