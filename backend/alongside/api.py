"""The list of routers: what the API is made of, hot paths first."""

from fastapi import APIRouter

from alongside.about import router as about

ROUTERS: tuple[APIRouter, ...] = (about.router,)
PREFIX = "/api/v1"
