# Files a ticket once, however often the network or the server fails on the way.
# pip install "gql[requests]>=4,<5" && python retry-safely.py [KEY]
import os
import sys
import time
import uuid

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportError, TransportQueryError
from gql.transport.requests import RequestsHTTPTransport

URL = os.environ.get("FRONTDESK_URL", "http://localhost:8000")
client = Client(transport=RequestsHTTPTransport(f"{URL}/graphql", timeout=30))

FILE = """
mutation File($input: CreateTicketInput!) {
  createTicket(input: $input) {
    ticket { id category priority }
    userErrors { field message }
  }
}
"""
ticket = {
    "title": "Charged twice",
    "description": "The March invoice was paid twice.",
    # One key for each ticket. Take what identifies it on your side: then a second run files nothing twice either.
    "idempotencyKey": sys.argv[1] if len(sys.argv) > 1 else str(uuid.uuid4()),
}


def is_retryable(problem):
    # A network that fails says nothing about whether the ticket was filed; with the key one may simply ask again.
    if not isinstance(problem, TransportQueryError):
        return True
    return any(error["extensions"]["retryable"] for error in problem.errors)


def file():
    for pause in (1, 2, 4, 8, 16, None):
        try:
            return client.execute(GraphQLRequest(FILE, variable_values={"input": ticket}))["createTicket"]
        except TransportError as problem:
            if pause is None or not is_retryable(problem):
                raise
            time.sleep(pause)


filed = file()
if filed["userErrors"]:
    sys.exit(filed["userErrors"][0]["message"])
print("ticket", filed["ticket"]["id"], filed["ticket"]["category"], filed["ticket"]["priority"])
