# shellcheck shell=sh
# Which repository a folder belongs to: remote, branch, commit and root commit. git is asked once a minute or when the
# checkout has changed; in between the answer is read from a file, because starting git costs more than the whole hook.

remote='' branch='' commit='' root_commit=''

# Sets the four for the folder $1; fails where there is no repository.
read_checkout() {
    find_checkout "$1" || return 1
    cache=$state/checkouts$checkout
    if ! read_cached_checkout; then
        ask_git
        write_cached_checkout
    fi
}

find_checkout() {
    case $1 in
    /*) checkout=$1 ;;
    *) return 1 ;;
    esac
    while [ ! -e "$checkout/.git" ]; do
        [ -n "$checkout" ] || return 1
        checkout=${checkout%/*}
    done
    git_folder=$checkout/.git
    if [ -f "$git_folder" ]; then # a worktree or a submodule: the file names the folder
        read -r _ git_folder <"$checkout/.git"
        case $git_folder in
        /*) ;;
        *) git_folder=$checkout/$git_folder ;;
        esac
    fi
}

read_cached_checkout() {
    [ -f "$cache/.identity" ] || return 1
    for changed in HEAD logs/HEAD config; do
        # shellcheck disable=SC3013 # -nt came into POSIX in 2024; dash, busybox and bash have had it for decades
        [ "$git_folder/$changed" -nt "$cache/.identity" ] && return 1
    done
    {
        read -r cached_at
        read -r remote
        read -r branch
        read -r commit
        read -r root_commit
    } <"$cache/.identity"
    [ $((now - ${cached_at:-0})) -lt 60 ]
}

write_cached_checkout() {
    mkdir -p "$cache" 2>/dev/null || return 0
    printf '%s\n' "$now" "$remote" "$branch" "$commit" "$root_commit" >"$cache/.identity.$$" &&
        mv -f "$cache/.identity.$$" "$cache/.identity"
}

ask_git() {
    remote=$(git -C "$checkout" config --get remote.origin.url 2>/dev/null) ||
        remote=$(git -C "$checkout" config --get-regexp '^remote\..*\.url$' 2>/dev/null | sed -n '1s/^[^ ]* //p')
    remote=$(without_credentials "$remote")
    branch=$(git -C "$checkout" symbolic-ref --quiet --short HEAD 2>/dev/null)
    commit=$(git -C "$checkout" rev-parse --quiet --verify HEAD 2>/dev/null)
    root_commit=
    if [ -f "$cache/.root" ]; then
        read -r root_commit <"$cache/.root"
    elif [ -n "$remote" ]; then # a long history takes seconds to walk, and the remote names the project already
        (learn_root_commit) </dev/null >/dev/null 2>&1 &
    else
        learn_root_commit
    fi
}

# A shallow clone has no root, only the edge of what was fetched.
learn_root_commit() {
    [ -n "$commit" ] && [ "$(git -C "$checkout" rev-parse --is-shallow-repository 2>/dev/null)" = false ] || return 0
    root_commit=$(git -C "$checkout" rev-list --max-parents=0 "$commit" 2>/dev/null | tail -n 1)
    [ -n "$root_commit" ] && mkdir -p "$cache" 2>/dev/null && printf '%s\n' "$root_commit" >"$cache/.root"
}

# Only what names a repository to others: no user, no password, no query, and no path of this machine.
without_credentials() {
    case $1 in
    /* | .* | file:* | *[[:cntrl:]]*) ;;
    *://*)
        authority=${1#*://}
        path=${authority#*/}
        authority=${authority%%/*}
        printf '%s' "${1%%://*}://${authority##*@}/${path%%\?*}"
        ;;
    *) printf '%s' "$1" ;;
    esac
}
