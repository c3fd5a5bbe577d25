# shellcheck shell=sh
# What the user is told when the suite is away: once when it goes and once when it is back, never at every call.
# The state is in files, because every hook is a process of its own: <what>.away holds the reason, <what>.told says
# that the user knows, <what>.back that the end is still to be told. <what> is `capture` or `recall`.

went_away() {
    [ -f "$state/$1.away" ] || printf '%s\n' "$2" >"$state/$1.away"
}

came_back() {
    [ -f "$state/$1.away" ] || return 0
    rm -f "$state/$1.away"
    [ ! -f "$state/$1.told" ] || mv -f "$state/$1.told" "$state/$1.back"
}

# Sets message to what there is to tell, and remembers that it was told.
find_message() {
    message=
    if [ -f "$state/capture.told" ] || [ -f "$state/recall.told" ]; then
        return 0
    elif [ -f "$state/capture.away" ]; then
        read -r reason <"$state/capture.away"
        printf '' >"$state/capture.told"
        message="Throughline cannot save at $(printable "$ingest"): $reason Nothing is lost: this session is kept on this machine and sent later. To see what is wrong, run throughline-doctor."
    elif [ -f "$state/recall.away" ]; then
        read -r reason <"$state/recall.away"
        printf '' >"$state/recall.told"
        message="Throughline cannot recall from $(printable "$recall"): $reason The session goes on without its memory. To see what is wrong, run throughline-doctor."
    elif [ -f "$state/capture.back" ] || [ -f "$state/recall.back" ]; then
        rm -f "$state/capture.back" "$state/recall.back"
        message="Throughline is back; what was kept on this machine in the meantime has been sent."
    fi
}

# The reason in words, for an HTTP status (000: no answer at all).
reason_for() {
    case $1 in
    000) printf '%s' 'it does not answer. Is the suite running (deploy/local/up)?' ;;
    401) printf '%s' 'it does not accept the token. Get a new one and set it in /plugin or THROUGHLINE_TOKEN.' ;;
    403) printf '%s' 'the token lacks the scope. Get one with the scopes ingest and recall.' ;;
    3?? | 404) printf '%s' 'something else answers there. Check the address in /plugin.' ;;
    429) printf '%s' 'it asks to slow down.' ;;
    *) printf '%s' "it answers with an error ($1)." ;;
    esac
}

printable() {
    case $1 in
    *[!A-Za-z0-9.:/_-]*) printf '%s' 'the configured address' ;;
    *) printf '%s' "$1" ;;
    esac
}
