# Follows what happens, and goes on where it stopped: nothing is missed in between, and nothing comes twice.
# pip install "gql[websockets]>=4,<5" && python resume-events.py [CURSOR-FILE]
import asyncio
import os
import sys
from pathlib import Path

from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportError, TransportQueryError
from gql.transport.websockets import WebsocketsTransport

URL = os.environ.get("FRONTDESK_URL", "http://localhost:8000")
FILE = Path(sys.argv[1] if len(sys.argv) > 1 else "frontdesk.cursor")

EVENTS = """
subscription Follow($after: String) {
  ticketEvents(after: $after) {
    cursor kind version
    ticket { id status title }
  }
}
"""


def connect():
    return Client(
        transport=WebsocketsTransport(
            "ws" + URL.removeprefix("http") + "/graphql",
            subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
            ping_interval=15,
        )
    )


def save(cursor):
    # The file holds the old cursor or the new one, never half of one.
    new = FILE.with_name(FILE.name + ".new")
    new.write_text(cursor)
    new.replace(FILE)


async def start_anew(session):
    # Reads what is there, and the place in the log that this is the state of.
    answer = await session.execute(GraphQLRequest("{ ticketStats { total asOf } }"))
    print("starting with", answer["ticketStats"]["total"], "tickets", flush=True)
    save(answer["ticketStats"]["asOf"])


async def follow():
    async with connect() as session:
        if not FILE.exists():
            await start_anew(session)
        request = GraphQLRequest(EVENTS, variable_values={"after": FILE.read_text()})
        async for answer in session.subscribe(request):
            event = answer["ticketEvents"]
            ticket = event["ticket"]
            print(event["kind"], ticket["id"], f"v{event['version']}", ticket["status"], ticket["title"], flush=True)
            save(event["cursor"])  # Only now: an event that was not taken in comes again.


async def main():
    pause = 1
    while True:
        before = FILE.read_text() if FILE.exists() else None
        try:
            await follow()
        except TransportQueryError as problem:
            extensions = problem.errors[0]["extensions"]
            if extensions["code"] in ("INVALID_CURSOR", "RESYNC_REQUIRED"):
                FILE.unlink()
            elif not extensions["retryable"]:
                raise
        except TransportError:
            pass  # The connection was lost.
        if FILE.exists() and FILE.read_text() != before:
            pause = 1
        await asyncio.sleep(pause)
        pause = min(2 * pause, 30)


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
