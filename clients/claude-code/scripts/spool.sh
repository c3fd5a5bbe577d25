# shellcheck shell=sh
# Every event is a file before it is a request: <name>.json is the payload, <name>.headers the agent, in a comment, and the
# headers as lines of a curl configuration. The headers appear last and at once, so an event without them is not complete. Names sort by time.

batch_size=100

# Sends what is kept, oldest first, one process at a time. Whoever keeps an event while another process is sending may
# leave: the sender looks once more after it has let go of the lock. A failure ends it, unless there is something new.
drain() {
    cd "$spool" 2>/dev/null || return 0
    seen=
    while set -- *.headers && [ -e "$1" ] && [ "$(newest)" != "$seen" ] && take_lock; do
        seen=$(newest)
        send_all
        rm -f ../draining
    done
}

newest() {
    set -- *.headers
    shift $(($# - 1))
    printf '%s' "$1"
}

# The lock names its owner and is renewed with every batch: one whose process is gone, or that was not renewed for two
# minutes, was left behind. Two that clear it away at the same time may both send; repeats change nothing.
take_lock() {
    now=$(date +%s)
    if read -r owner since 2>/dev/null <../draining; then
        [ $((now - ${since:-0})) -ge 120 ] || ! kill -0 "${owner:-0}" 2>/dev/null || return 1
        rm -f ../draining
    elif [ -e ../draining ] && [ ! -s ../draining ]; then
        rm -f ../draining # by a version that did not write it as a whole
    fi
    name_owner "$now" && ln "../draining.$$" ../draining 2>/dev/null
    taken=$?
    rm -f "../draining.$$"
    return $taken
}

# The lock appears and changes as a whole: whoever reads it half written would take it for one that was left behind.
name_owner() {
    printf '%s %s\n' "$$" "$1" >"../draining.$$"
}

renew_lock() {
    name_owner "$(date +%s)" && mv -f "../draining.$$" ../draining
}

send_all() {
    while set -- *.headers && [ -e "$1" ]; do
        while [ $# -gt 0 ]; do
            batch='' size=0
            while [ $# -gt 0 ] && [ $size -lt $batch_size ]; do
                if [ -e "${1%.headers}.json" ]; then
                    batch="$batch ${1%.headers}" size=$((size + 1))
                else
                    rm -f "$1" # another process has sent its payload meanwhile
                fi
                shift
            done
            renew_lock
            # shellcheck disable=SC2086 # names are of digits, dots and dashes
            [ $size -eq 0 ] || send_batch $batch || return 1
        done
    done
    came_back capture
}

# Fails when the rest has to wait.
send_batch() {
    while [ $# -gt 0 ]; do
        answers=$(requests "$@" | curl -q --silent --fail --fail-early --noproxy "$own_addresses" --config - 2>/dev/null)
        [ -n "$answers" ] || answers=000:
        for answer in $answers; do
            case ${answer%%:*} in
            2??) rm -f "$1.headers" "$1.json" ;;
            000 | 3?? | 401 | 403 | 404 | 407 | 408 | 425 | 429 | 5??) # may pass, or can be set right
                went_away capture "$(reason_for "${answer%%:*}")"
                bound "$most_events" "$most_kib"
                return 1
                ;;
            *) reject "$1" "${answer%%:*}" ;; # can never succeed
            esac
            shift
        done
    done
}

# A curl configuration that posts these events over one connection and stops at the first that fails.
requests() {
    separator=
    for name in "$@"; do
        printf '%s' "$separator"
        authorization
        header Content-Type application/json
        writer=claude-code
        while IFS= read -r line; do
            case $line in
            '# agent '*) writer=${line#\# agent } ;;
            *) printf '%s\n' "$line" ;;
            esac
        done <"$name.headers"
        setting url "$ingest/api/hooks/$writer"
        setting data-binary "@$name.json"
        setting output /dev/null
        printf '%s\n' 'write-out = "%{http_code}:\n"' 'connect-timeout = 2' 'max-time = 10'
        separator='next
'
    done
}

# Aside, for the user to look at; the newest hundred stay. What another process has sent meanwhile was refused for
# want of a payload.
reject() {
    if [ ! -e "$1.json" ]; then
        rm -f "$1.headers"
        return
    fi
    mkdir -p "$rejected"
    printf '# refused with status %s\n' "$2" >>"$1.headers"
    mv -f "$1.json" "$rejected/"
    mv -f "$1.headers" "$rejected/"
    (cd "$rejected" && bound 100 10240)
}

# Drops the oldest events of the working directory until at most $1 events and $2 KiB are left.
bound() {
    set -- "$1" "$2" *.headers
    events=$1 kib=$2
    shift 2
    while [ $# -gt 0 ] && { [ $# -gt "$events" ] || [ "$(kib_used)" -gt "$kib" ]; }; do
        excess=$(($# - events))
        [ $excess -gt 0 ] || excess=$(($# / 20 + 1))
        dropped=$excess
        while [ $excess -gt 0 ]; do
            printf '%s\n' "$1" "${1%.headers}.json"
            shift
            excess=$((excess - 1))
        done | xargs rm -f
        shift $dropped
        count_dropped $dropped
    done
    find . -type f ! -name '*.headers' -mtime +1 -exec sh -c \
        'for f do [ -e "${f%.json}.headers" ] || rm -f "$f"; done' sh {} + # left behind by a process that was killed
}

kib_used() {
    used=$(du -sk .)
    printf '%s' "${used%%[!0-9]*}"
}

count_dropped() {
    total=0
    [ ! -f "$state/dropped" ] || read -r total <"$state/dropped"
    printf '%s\n' $((total + $1)) >"$state/dropped"
}
