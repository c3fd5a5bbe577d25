# shellcheck shell=sh
# Where the suite is, and where this machine keeps what it could not send yet.
# The environment outranks the plugin's options, so that `. .throughline/env` is enough for a try. Where neither has a token,
# a file of the user's has: an agent that is not started from a terminal knows no such environment.

settings=${XDG_CONFIG_HOME:-${HOME:-/nonexistent}/.config}/throughline/env
if [ -z "${THROUGHLINE_TOKEN:-}${CLAUDE_PLUGIN_OPTION_TOKEN:-}" ] && [ -r "$settings" ]; then
    # shellcheck source=/dev/null
    . "$settings"
fi
ingest=${THROUGHLINE_INGEST:-${CLAUDE_PLUGIN_OPTION_INGEST_URL:-http://localhost:9000}}
recall=${THROUGHLINE_RECALL:-${CLAUDE_PLUGIN_OPTION_RECALL_URL:-http://localhost:9001}}
token=${THROUGHLINE_TOKEN:-${CLAUDE_PLUGIN_OPTION_TOKEN:-}}
ingest=${ingest%/}
recall=${recall%/}

state=${THROUGHLINE_STATE:-${CLAUDE_PLUGIN_DATA:-${XDG_STATE_HOME:-${HOME:-/nonexistent}/.local/state}/throughline}}
spool=$state/spool
rejected=$state/rejected
most_events=${THROUGHLINE_SPOOL_EVENTS:-25000}
most_kib=${THROUGHLINE_SPOOL_KIB:-204800}

# A proxy of the environment must not come between this machine and its own services.
own_addresses=localhost,127.0.0.1,::1,${NO_PROXY:-${no_proxy:-}}

prepare_state() {
    [ -d "$spool" ] || mkdir -p "$spool" 2>/dev/null
}

# One line of a curl configuration. A value that cannot stand between quotes is left out: it is never worth a broken call.
setting() {
    case $2 in
    '' | *[\"\\]* | *"
"*) ;;
    *) printf '%s = "%s"\n' "$1" "$2" ;;
    esac
}

header() {
    [ -z "$2" ] || setting header "$1: $2"
}

# The token goes to curl through a pipe: an argument could be read in the list of processes.
authorization() {
    header Authorization "${token:+Bearer $token}"
}
