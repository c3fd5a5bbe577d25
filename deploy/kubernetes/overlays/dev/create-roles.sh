#!/bin/sh
# Runs once, at PostgreSQL's first start: the roles and schemas of the services.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$DATABASE_PASSWORD" -U postgres -d throughline -f /roles.sql
