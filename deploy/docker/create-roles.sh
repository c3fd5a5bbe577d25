#!/bin/sh
# Runs once, at PostgreSQL's first start: the roles and schemas of the services. Their password is a variable, or a file.
set -eu
password=${DATABASE_PASSWORD:-$(cat "${DATABASE_PASSWORD_FILE:-/dev/null}")}
psql -v ON_ERROR_STOP=1 -v password="${password:?}" -U postgres -d throughline -f /roles.sql
