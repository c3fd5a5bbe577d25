# shellcheck shell=sh
# Asks recall-service for what the agent should know, and prints its answer, with a word to the user where there is one.

newline='
'

# Whether the agent takes a text at this event.
takes_memory() {
    case $agent:$event in
    claude-code:SessionStart | claude-code:UserPromptSubmit) ;;
    codex:SessionStart | codex:UserPromptSubmit) ;;
    gemini:SessionStart | gemini:BeforeAgent) ;;
    copilot:SessionStart | copilot:sessionStart | cursor:sessionStart) ;;
    *) return 1 ;;
    esac
}

answer() {
    ask_recall
    case $agent in
    copilot | cursor) message= ;; # they show nothing of a hook's to their user
    *) find_message ;;
    esac
    if [ -z "$message" ]; then
        [ "$memory" = '{}' ] || printf '%s\n' "$memory"
    elif [ "$memory" = '{}' ]; then
        printf '{"systemMessage":"%s"}\n' "$message"
    else
        printf '{"systemMessage":"%s",%s\n' "$message" "${memory#\{}"
    fi
}

# Sets memory to the answer's body, or to {}: late, refused, cut off or no JSON object is as good as none.
ask_recall() {
    response=$(recall_request | curl -q --silent --noproxy "$own_addresses" --config - 2>/dev/null)
    code=$?
    status=${response##*"$newline"}
    body=${response%"$newline"*}
    case $code:$status in
    0:200) came_back recall ;;
    6:* | 7:*) went_away recall "$(reason_for 000)" ;;
    *:401 | *:403 | *:404) went_away recall "$(reason_for "$status")" ;;
    esac
    case $code:$status:$body in
    0:200:\{*\}) memory=$body ;;
    *) memory='{}' ;;
    esac
}

recall_request() {
    setting url "$recall/api/hooks/$agent/recall"
    authorization
    header Content-Type application/json
    printf '%s\n' "$headers"
    setting data-binary "@$copy"
    printf '%s\n' 'write-out = "\n%{http_code}"' 'connect-timeout = 0.15' 'max-time = 0.3'
}
