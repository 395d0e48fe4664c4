# syntax=docker/dockerfile:1
# The web client, the server with the client in it, and an image with that one file.

FROM node:20-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY schema.graphql /src/schema.graphql
COPY docs/examples/ /src/docs/examples/
COPY web/ ./
RUN npm run build

FROM rust:1.95-bookworm AS server
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY api/ api/
COPY entity/ entity/
COPY migration/ migration/
COPY --from=web /src/web/dist/ web/dist/
RUN cargo build --release --locked && cp target/release/frontdesk /usr/local/bin/frontdesk

FROM debian:bookworm-slim
# The certificates are for the language model's provider.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin frontdesk \
    && install -d -o frontdesk -g frontdesk /data
COPY --from=server /usr/local/bin/frontdesk /usr/local/bin/frontdesk
USER frontdesk
WORKDIR /data
VOLUME /data
# Within a container the network is the container's own; who reaches it is decided by the ports that are published.
ENV FRONTDESK_LISTEN=0.0.0.0:8000 DATABASE_URL=sqlite:///data/frontdesk.db
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["frontdesk", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["frontdesk"]
CMD ["serve"]
