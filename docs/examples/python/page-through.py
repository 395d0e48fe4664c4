# Every ticket there is, each once, as tab-separated lines.
# pip install "gql[requests]>=4,<5" && python page-through.py > tickets.tsv
import os

from gql import Client, GraphQLRequest
from gql.transport.requests import RequestsHTTPTransport

URL = os.environ.get("FRONTDESK_URL", "http://localhost:8000")
client = Client(transport=RequestsHTTPTransport(f"{URL}/graphql", timeout=30, retries=5))

PAGE = """
query Page($after: String) {
  tickets(first: 100, after: $after) {
    nodes { id status title }
    pageInfo { endCursor hasNextPage }
  }
}
"""


def all_tickets():
    after = None  # before the first page
    with client as session:
        while True:
            request = GraphQLRequest(PAGE, variable_values={"after": after})
            tickets = session.execute(request)["tickets"]
            yield from tickets["nodes"]
            if not tickets["pageInfo"]["hasNextPage"]:
                return
            after = tickets["pageInfo"]["endCursor"]


for ticket in all_tickets():
    print(ticket["id"], ticket["status"], ticket["title"], sep="\t")
