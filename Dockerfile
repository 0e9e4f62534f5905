# The same two commands as on any machine: `npm ci` builds, and what `npm start` calls runs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
# Outside of the container is outside of the machine: docs/operations.md tells what PAGE is then.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATABASE_URL=file:/data/onrecord.db
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/knowledge ./knowledge
COPY --from=build /app/dist ./dist
COPY --from=build /app/teams ./teams
RUN install --directory --owner=node --group=node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --timeout=5s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((res) => process.exit(res.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep the signal that asks it to stop.
CMD ["node", "dist/main.js"]
