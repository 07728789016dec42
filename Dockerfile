# Node 26 is the LTS line; Debian 13 (trixie) is Debian's stable release and brings the glibc that libsql's binary needs.
FROM node:26-trixie-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

# The script `prepare` would build before there are sources, and no dependency needs a script of its own.
FROM base AS dependencies
RUN npm ci --ignore-scripts

FROM dependencies AS build
COPY tsconfig.json ./
COPY src ./src
RUN npm run build

FROM base AS production-dependencies
RUN npm ci --ignore-scripts --omit=dev

FROM base AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 AMW_KNOWLEDGE_DIR=/knowledge AMW_DATA_DIR=/data
# The image's user `node`, by number: Kubernetes can then see that it is not root.
RUN install -d -o 1000 -g 1000 /knowledge /data
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# What an empty volume is filled with, and what is served where none is mounted.
COPY --chown=1000:1000 config/knowledge /knowledge
USER 1000:1000
VOLUME ["/knowledge", "/data"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: node is the first process and gets SIGTERM itself. It starts no others, so none are left to reap.
ENTRYPOINT ["node", "dist/main.js"]
CMD ["start"]
