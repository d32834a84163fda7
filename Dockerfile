FROM node:24-bookworm-slim AS frontend
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm install --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm AS backend
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-default-groups --no-install-project
COPY backend backend
COPY seeds seeds
RUN uv sync --frozen --no-default-groups

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home alongside && install --directory --owner alongside /data
WORKDIR /app
COPY --from=backend /app ./
COPY migrations migrations
COPY --from=frontend /app/frontend/dist frontend/dist
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 \
    ALONGSIDE_HOST=0.0.0.0 ALONGSIDE_PORT=8000 ALONGSIDE_DATA_DIR=/data
USER alongside
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://localhost:8000/readyz', timeout=3)"]
CMD ["alongside", "serve"]
